"""Logistic regression with a ridge, by Newton's method: the same numbers in every run, no dice."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS = 100
CONVERGED = 1e-10  # the largest change of a coefficient in the last step


def fit(features: Array, labels: Array, shares: Array, offsets: Array, *, ridge: float) -> Array:
    """Return the coefficients, the bias last; it alone is not drawn to 0.

    A row counts by its share. `offsets` is what is added to the log-odds of each row beforehand.
    Raises RuntimeError where the steps do not settle.
    """
    rows = np.column_stack([features, np.ones(len(features))])
    shares = shares / shares.sum()
    penalty = np.full(rows.shape[1], ridge)
    penalty[-1] = 0.0
    coefficients = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(rows @ coefficients + offsets)))
        slope = rows.T @ (shares * (likely - labels)) + penalty * coefficients
        bend = (rows.T * (shares * likely * (1 - likely))) @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        coefficients = coefficients - step
        if np.abs(step).max() < CONVERGED:
            return coefficients
    raise RuntimeError(f"{STEPS} steps, and the last still moved by {np.abs(step).max():.2g}")
