"""Decide how a page is read: by a declared wrapper that fits it, else by induction."""

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.extract.application import apply_wrapper, what_is_missing
from crawler.extract.entries import Found
from crawler.extract.induction import induce
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The wrapper a page is read with, and what it finds there."""

    wrapper: Wrapper | None  # None where nothing looks like a list
    found: tuple[Found, ...] = ()  # empty where the wrapper is not trusted
    declared: int | None = None  # the number of the declared wrapper, from 1; None when induced
    missed: tuple[str, ...] = ()  # each declared wrapper that does not fit, and what it lacks

    @property
    def is_trusted(self) -> bool:
        """Whether the entries come from the wrapper."""
        return bool(self.found)

    @property
    def is_missed(self) -> bool:
        """Whether wrappers are declared for the page, and none fits."""
        return bool(self.missed) and self.declared is None

    @property
    def confidence(self) -> float:
        """How sure it is that the list of the page is where the wrapper says: 0 … 1."""
        return self.wrapper.confidence if self.wrapper is not None else 0.0

    @property
    def rule(self) -> str | None:
        """How the entries were found, for people and for provenance."""
        if self.wrapper is None:
            return None
        rule = f"titles by {self.wrapper.rule}"
        return rule if self.declared is None else f"declared wrapper {self.declared}, {rule}"


def find_reading(
    declared: Iterable[tuple[int, Wrapper]],
    tree: Tree,
    finder: StatementFinder,
    *,
    needed: float,
    thorough: bool = False,
) -> Reading:
    """Return the first declared wrapper that fits a page, else what is induced from it.

    An induced one below the confidence that is needed finds nothing. Where wrappers are declared and
    none fits, the page is induced too, so that nothing is lost, and `missed` says so. `thorough` is for
    people: it knows the rival, too, where that can not matter.
    """
    missed: list[str] = []
    for number, wrapper in declared:
        found = apply_wrapper(wrapper, tree, finder)
        lack = what_is_missing(wrapper, found)
        if lack is None:
            return Reading(wrapper=wrapper, found=tuple(found), declared=number, missed=tuple(missed))
        missed.append(f"wrapper[{number}]: {lack}")
    induced = induce(tree, finder, needed=needed, thorough=thorough)
    if induced is None or induced.confidence < needed:
        return Reading(wrapper=induced, missed=tuple(missed))
    return Reading(wrapper=induced, found=tuple(apply_wrapper(induced, tree, finder)), missed=tuple(missed))
