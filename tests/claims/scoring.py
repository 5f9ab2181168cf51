"""How the checker stands to the labels: what it found, what it missed, what it made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.claims.labelled import IGNORED, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.narrative.claims import Checker, Verdict
    from tests.claims.labelled import Case, Label

DECIDED = {"verified", "contradicted"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A label with the verdict given to it, or one of the two alone."""

    case: Case
    label: Label | None
    verdict: Verdict | None

    @property
    def state(self) -> str:
        """Return the state it deserves; a place that is no claim deserves none."""
        return self.label.state if self.label else "none"

    @property
    def got(self) -> str:
        return self.verdict.state if self.verdict else "none"

    @property
    def language(self) -> str:
        return "zh" if self.case.is_chinese else "en"

    @property
    def kind(self) -> str:
        return self.label.kind if self.label else self.verdict.kind if self.verdict else ""

    def __str__(self) -> str:
        words = [self.case.id, self.case.before.replace("\n", " / "), self.case.text]
        page = ", ".join(f"{key} {value}" for key, value in self.case.page.items())
        label, verdict = self.label, self.verdict
        place = label or verdict
        claim = (
            self.case.text[place.start : place.end]
            if label and place
            else (verdict.text if verdict else "")
        )
        got = (
            f"{self.got} {verdict.kind} {verdict.code} {verdict.reason} expected {verdict.expected}"
            if verdict
            else "no claim"
        )
        return f"{' | '.join(filter(None, words))} [{page}]: {claim}, {self.kind}, is {self.state}, got {got}"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, with what is missing from it."""

    part: int
    whole: int
    rest: tuple[Judged, ...] = ()

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of the bars over some claims."""

    judged: tuple[Judged, ...]

    @property
    def precision(self) -> Share:
        """Return how many contradictions are right."""
        return _share(
            self._with(lambda one: one.got == "contradicted"),
            lambda one: one.state == "contradicted",
        )

    @property
    def recall(self) -> Share:
        """Return how many errors are found."""
        return _share(
            self._with(lambda one: one.state == "contradicted"),
            lambda one: one.got == "contradicted",
        )

    @property
    def found(self) -> list[Judged]:
        """Return the errors that were found."""
        return self._with(lambda one: one.state == one.got == "contradicted")

    @property
    def decided(self) -> Share:
        """Return how many claims that can be decided are."""
        return _share(self._with(lambda one: one.state in DECIDED), lambda one: one.got in DECIDED)

    def where(self, keep: Callable[[Judged], bool]) -> Score:
        """Return the score of some of the claims."""
        return Score(tuple(self._with(keep)))

    def _with(self, keep: Callable[[Judged], bool]) -> list[Judged]:
        return [one for one in self.judged if keep(one)]


def _share(whole: list[Judged], is_right: Callable[[Judged], bool]) -> Share:
    rest = tuple(one for one in whole if not is_right(one))
    return Share(len(whole) - len(rest), len(whole), rest)


def score(checker: Checker, cases: Iterable[Case]) -> Score:
    """Return what the checker says about cases beside what it should say."""
    return Score(tuple(one for case in cases for one in judge(checker, case)))


def judge(checker: Checker, case: Case) -> list[Judged]:
    """Return every label of a case with its verdict, and the verdicts that have none."""
    head = f"{case.before}\n" if case.before else ""
    verdicts = [
        verdict for verdict in checker.check(head + case.text, page_of(case.page))
        if verdict.start >= len(head)
    ]  # fmt: skip
    found: list[Judged] = []
    for label in case.labels:
        own = [v for v in verdicts if _meet(v, label, len(head))]
        if label.state != IGNORED:
            found.append(Judged(case=case, label=label, verdict=own[0] if own else None))
    found += [
        Judged(case=case, label=None, verdict=verdict)
        for verdict in verdicts
        if not any(_meet(verdict, label, len(head)) for label in case.labels)
    ]
    return found


def _meet(verdict: Verdict, label: Label, offset: int) -> bool:
    return verdict.start < label.end + offset and label.start + offset < verdict.end
