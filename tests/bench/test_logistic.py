import numpy as np
import pytest

from tests.bench import logistic


def test_known_coefficients_are_found_again() -> None:
    dice = np.random.default_rng(7)
    features = dice.random((20_000, 2))
    likely = 1 / (1 + np.exp(-(features @ np.array([3.0, -2.0]) + 0.5)))
    labels = (dice.random(20_000) < likely).astype(float)
    found = logistic.fit(features, labels, np.ones(20_000), np.zeros(20_000), ridge=0.0)
    assert found == pytest.approx([3.0, -2.0, 0.5], abs=0.15)


def test_the_ridge_keeps_separable_cases_finite_and_an_offset_takes_its_part() -> None:
    features = np.array([[0.0], [0.0], [1.0], [1.0]])
    labels = np.array([0.0, 0.0, 1.0, 1.0])
    alone = logistic.fit(features, labels, np.ones(4), np.zeros(4), ridge=0.01)
    helped = logistic.fit(features, labels, np.ones(4), 2.0 * features[:, 0], ridge=0.01)
    assert 0 < helped[0] < alone[0] < 20
