"""Verified sentences with one thing changed that the published figures prove wrong.

A claim labelled as verified has some reading by which it is right. Every truth of its kind that
agrees with it is taken as a possible reading (``readings``), whatever the words say; a change is kept only
where no possible reading survives it. Which of them is meant is never asked of the checker.

Where a year or a region is exchanged the whole sentence may turn wrong: claims that provably do
are labelled as contradicted, all others as ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from tests.claims.edits import edits_of, ranks_of
from tests.claims.labelled import IGNORED, Case, Label, facts_of_the_project, read_cases
from tests.claims.moves import in_other_region, in_other_year, keeps_order
from tests.claims.names import Names
from tests.claims.printed import Printed, read_printed
from tests.claims.spans import Span
from tests.claims.truths import Key, Truth, Truths, truths_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportgen.facts.store import Facts
    from tests.claims.edits import Edit

FAMILIES = {
    "level": ("level",), "share": ("level", "part"), "yoy": ("growth",), "since": ("growth",),
    "cagr": ("cagr",), "multiple": ("ratio", "level"), "increase": ("increase",),
    "points": ("change", "rate_change", "apart"), "points_per_year": ("per_year",),
    "difference": ("change", "rate_change", "apart"), "rank_change": ("change",),
}  # fmt: skip
OTHER_WORDING = {"growth": "change", "change": "growth", "cagr": "per_year", "per_year": "cagr",
                 "ratio": "increase", "increase": "ratio"}  # fmt: skip
SHAKEN = {"part_sum", "respectively", "list_count"}
"""Kinds that speak of the numbers beside them."""

EACH = 2
"""Other years, and other regions, tried for one mention."""

_EDITION = re.compile(r"(?:19|20)\d\d\s*(?:年?版|edition)|[本上]一?版")
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]?\d)(?!\s*(?:年?版|edition|年度版))")


@dataclass(frozen=True)
class Maker:
    """Makes mutants over the facts of one project."""

    truths: Truths
    names: Names

    def of(self, case: Case) -> Iterator[Case]:
        """Yield the mutants of one labelled sentence, always the same ones."""
        for at, label in enumerate(case.labels):
            if label.state != "verified":
                continue
            yield from self._ranks(case, at)
            printed = read_printed(case.text, label)
            if printed is not None:
                yield from self._numbers(case, at, printed)
        yield from self._years(case)
        yield from self._regions(case)

    def _ranks(self, case: Case, at: int) -> Iterator[Case]:
        for edit in ranks_of(case.text, case.labels[at], Random(f"{case.id}/{at}/rank")):
            yield _edited(case, at, edit, shaken={"rank", "superlative", *SHAKEN})

    def _numbers(self, case: Case, at: int, printed: Printed) -> Iterator[Case]:
        label = case.labels[at]
        readings = self.readings(case, label, printed)
        if not readings:
            return
        kept: dict[str, int] = {}
        for edit in edits_of(case.text, label, printed, Random(f"{case.id}/{at}")):
            if kept.get(edit.name, 0):
                continue
            mutant = _edited(case, at, edit, shaken=SHAKEN)
            after = read_printed(mutant.text, mutant.labels[at])
            meant = [self._meant(one, edit.family) for one in readings]
            if after is not None and all(_refuted(after, truths) for truths in meant):
                kept[edit.name] = 1
                yield mutant

    def _meant(self, truth: Truth, family: str) -> tuple[Truth, ...]:
        """Return what a reading says, in any edition, once the words ask for another family."""
        if not family:
            return (truth, *self.truths.in_any_edition(truth.key))
        if OTHER_WORDING.get(truth.key.family) != family:
            return ()
        if family not in {"ratio", "increase"} and not self.names.is_index(truth.key.indicator):
            return ()
        key = replace(truth.key, family=family)
        return self.truths.in_any_edition(key) if self.truths.of(key) else ()

    def readings(self, case: Case, label: Label, printed: Printed) -> tuple[Truth, ...]:
        """Return every truth of the kind of a claim that agrees with it.

        Indicators that the sentence names go first. Years and editions must be those of the
        sentence or its page: otherwise the claim may rest on something unknown here.
        """
        span = printed.span()
        found = [
            truth for family in FAMILIES.get(label.kind, ()) for truth in self.truths.by_family[family]
            if _is_alike(truth, printed, label) and _agrees(printed, span, truth)
        ]  # fmt: skip
        words = f"{case.before}\n{case.text}"
        named = self.names.indicators_in(words)
        found = [one for one in found if one.key.indicator in named] or found
        years = {int(match[1]) for match in _YEAR.finditer(words)} | {case.page.get("year")}
        editions = {case.page.get("edition", ""), ""}
        return tuple(
            one for one in found
            if (one.key.edition in editions or _EDITION.search(words) or len(editions) == 1)
            and (one.key.period.end in years or years == {None})
        )  # fmt: skip

    def _years(self, case: Case) -> Iterator[Case]:
        mentions = [(match.start(1), int(match[1])) for match in _YEAR.finditer(case.text)]
        said = [number for _, number in mentions]
        for start, number in mentions:
            if said.count(number) > 1:
                continue

            def moved(key: Key, other: int, number: int = number) -> tuple[Key, ...]:
                return in_other_year(key, number, other, {*said, case.page.get("year")})

            others = self._other_years(case, number)
            Random(f"{case.id}/{number}").shuffle(others)
            fitting = [one for one in others if keeps_order(said, number, one)]
            yield from self._exchanged(
                case,
                "year",
                (start, start + 4),
                number,
                [(one, str(one)) for one in fitting],
                moved,
            )

    def _other_years(self, case: Case, number: int) -> list[int]:
        years: set[int] = set()
        for _, truth in self._read(case):
            for one in self.truths.every:
                if one.key.indicator == truth.key.indicator and one.key.family == "level":
                    years |= one.key.years
        return sorted(years - {number})

    def _regions(self, case: Case) -> Iterator[Case]:
        for start, end, region in self.names.regions_in(case.text):

            def moved(key: Key, other: str, region: str = region) -> tuple[Key, ...]:
                return in_other_region(key, region, other)

            peers = [
                key for key in self.names.peers(region) if not self.names.is_in(key, case.text)
            ]
            Random(f"{case.id}/{region}").shuffle(peers)
            language = "zh" if re.search(r"[\u4e00-\u9fff]", case.text[start:end]) else "en"
            others = [(peer, self.names.name(peer, language)) for peer in peers]
            yield from self._exchanged(case, "region", (start, end), region, others, moved)

    def _read(self, case: Case) -> Iterator[tuple[int, Truth]]:
        for at, label in enumerate(case.labels):
            printed = read_printed(case.text, label)
            if label.state == "verified" and printed is not None:
                for truth in self.readings(case, label, printed):
                    yield at, truth

    def _exchanged(
        self, case: Case, change: str, place: tuple[int, int], mention: object,
        others: Sequence[tuple[object, str]], moved: Callable[..., tuple[Key, ...]],
    ) -> Iterator[Case]:  # fmt: skip
        """Yield the sentence with a mention exchanged, for the first few others that refute a claim."""
        kept = 0
        start, end = place
        by_label: dict[int, list[Truth]] = {}
        for at, truth in self._read(case):
            by_label.setdefault(at, []).append(truth)
        for other, words in others:
            wrong = {
                at for at, truths in by_label.items()
                if not start <= case.labels[at].start < end
                and self._all_refuted(case, at, [moved(one.key, other) for one in truths])
            }  # fmt: skip
            text = case.text[:start] + words + case.text[end:]
            if wrong and words != case.text[start:end]:
                labels = tuple(
                    _moved(
                        label,
                        start,
                        len(words) - (end - start),
                        IGNORED if at not in wrong else "contradicted",
                    )
                    for at, label in enumerate(case.labels)
                    if not start <= label.start < end
                )
                yield replace(
                    case,
                    id=f"{case.id}/{change}-{mention}-{other}",
                    text=text,
                    labels=labels,
                    change=change,
                )
                kept += 1
            if kept == EACH:
                return

    def _all_refuted(self, case: Case, at: int, readings: Sequence[tuple[Key, ...]]) -> bool:
        printed = read_printed(case.text, case.labels[at])
        assert printed is not None
        return all(readings) and all(
            self.truths.of(key) and _refuted(printed, self.truths.in_any_edition(key))
            for keys in readings for key in keys
        )  # fmt: skip


def make_mutants(
    cases: Iterable[Case] | None = None, facts: Facts | None = None
) -> tuple[Case, ...]:
    """Return the mutants of labelled sentences, in order."""
    facts = facts or facts_of_the_project()
    maker = Maker(truths_of(facts), Names(facts.config))
    return tuple(mutant for case in (cases or read_cases()) for mutant in maker.of(case))


def _is_alike(truth: Truth, printed: Printed, label: Label) -> bool:
    if label.kind in {"points", "points_per_year", "difference", "rank_change"}:
        return True
    return truth.percent == printed.percent


def _agrees(printed: Printed, span: Span, truth: Truth) -> bool:
    if truth.qualifier == "=":
        return span.meets(truth.span)
    if truth.qualifier == "~":
        return span.meets(truth.span) and abs(printed.size - truth.value) <= truth.value / 20
    return printed.size == truth.value or truth.span.lies_in(span)


def _refuted(printed: Printed, truths: Sequence[Truth]) -> bool:
    """Return whether none of these truths can be what is printed; nothing follows from none."""
    span = printed.span()
    return bool(truths) and not any(span.meets(truth.span) for truth in truths)


def _edited(case: Case, at: int, edit: Edit, shaken: Iterable[str]) -> Case:
    text = case.text[: edit.start] + edit.words + case.text[edit.end :]
    by = len(edit.words) - (edit.end - edit.start)
    labels = []
    for number, label in enumerate(case.labels):
        if number == at:
            labels.append(
                replace(
                    label,
                    start=edit.label[0],
                    end=edit.label[1],
                    kind=edit.kind or label.kind,
                    state="contradicted",
                    code="",
                )
            )
        else:
            state = IGNORED if label.kind in shaken else label.state
            labels.append(_moved(label, edit.start, by, state))
    return replace(
        case,
        id=f"{case.id}/{edit.name}-{case.labels[at].start}",
        text=text,
        labels=tuple(labels),
        change=edit.change,
    )


def _moved(label: Label, start: int, by: int, state: str) -> Label:
    offset = by if label.start >= start else 0
    code = label.code if state == label.state else ""
    return replace(
        label, start=label.start + offset, end=label.end + offset, state=state, code=code
    )
