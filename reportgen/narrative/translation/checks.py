"""What is wrong between a narrative and its translation: absent, older, or with other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.problems import PLACES_NAMED, quoted
from reportgen.narrative.segments import Display
from reportgen.narrative.translation.fallback import originals, page_of
from reportgen.narrative.translation.numbers import differences
from reportgen.narrative.translation.pairs import translations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.config.models import Report
    from reportgen.narrative.claims.report import CheckedText, ClaimReport
    from reportgen.narrative.translation.blocks import Block
    from reportgen.narrative.translation.fallback import Narratives
    from reportgen.narrative.translation.numbers import Difference, Number
    from reportgen.narrative.translation.pairs import Translation


def check_translations(
    narratives: Narratives, report: Report, claims: ClaimReport
) -> tuple[Finding, ...]:
    """Return what translations lack, what in them is older, and where their numbers differ.

    Numbers are compared where a block says what it translates, or every block has its counterpart:
    elsewhere nobody knows what belongs together.
    """
    texts: dict[str, list[CheckedText]] = {}
    for text in claims.texts:
        texts.setdefault(text.source.path, []).append(text)
    found = list(check_pages(narratives, report))
    for one in translations(narratives, report):
        found += check_links(one)
        found += [_differing(each) for each in differences(one, texts) if _is_known(one, each)]
    return tuple(found)


def check_links(one: Translation) -> tuple[Finding, ...]:
    """Return what a translation lacks, what it does not say, and what in it is older."""
    return (*_missing(one), *_without_display(one), *_unlinked(one), *_outdated(one))


def check_pages(narratives: Narratives, report: Report) -> Iterator[Finding]:
    """Yield one finding a language for the pages that have no text in it at all."""
    first = originals(narratives, report)
    for language in report.languages[1:]:
        there = {page_of(one, report) for (_, own), one in narratives.items() if own == language}
        absent = [one for page, one in first.items() if page not in there]
        if absent:
            stems = ", ".join(f"{one.stem}.md" for one in absent)
            yield _told(
                "narrative/page-not-translated",
                [Location(path=one.path) for one in absent],
                folder=f"content/narrative/{language}/",
                files=stems,
            )


def _missing(one: Translation) -> Iterator[Finding]:
    """Yield the blocks of the original that nothing translates, together."""
    blocks = [pair.original for pair in one.pairs if pair.original and not pair.translated]
    if blocks:
        yield _told(
            "narrative/translation-missing", _places(blocks), translated=one.translated.path
        )


def _without_display(one: Translation) -> Iterator[Finding]:
    """Yield the figures and tables the original places and the translation does not."""
    there = {(d.kind, d.id) for d in one.translated.body if isinstance(d, Display)}
    for display in one.original.body:
        if isinstance(display, Display) and (display.kind, display.id) not in there:
            yield Finding(
                code="narrative/translation-display-missing",
                location=one.original.source.place(display.span),
                values={"translated": one.translated.path, "kind": display.kind, "id": display.id},
            )


def _unlinked(one: Translation) -> Iterator[Finding]:
    """Yield the blocks that do not say what they translate, together."""
    blocks = [pair.translated for pair in one.pairs if pair.translated]
    silent = [block for block in blocks if not block.stamp]
    if silent:
        yield _told(
            "narrative/translation-unlinked",
            _places(silent),
            original=one.original.path,
            translated=one.translated.path,
        )


def _outdated(one: Translation) -> Iterator[Finding]:
    """Yield each block whose original has changed since, or is no longer there."""
    for pair in one.pairs:
        block = pair.translated
        if block is None or not block.stamp or pair.is_current:
            continue
        place = f"{block.location.path}:{block.location.line}"
        if pair.original is None:
            values = {"original": one.original.path, "place": place}
            yield Finding(
                code="narrative/translation-orphan", location=block.location, values=values
            )
        else:
            values = {"original": _place(pair.original), "place": place}
            yield Finding(
                code="narrative/translation-outdated", location=block.location, values=values
            )


def _is_known(one: Translation, difference: Difference) -> bool:
    translated = difference.pair.translated
    return one.is_alike or bool(translated and translated.stamp)


def _differing(difference: Difference) -> Finding:
    block = difference.pair.translated
    original = difference.pair.original
    if block is None or original is None:
        raise ValueError(difference)
    surplus = difference.only_translated
    location = surplus[0].source.place(surplus[0].span) if surplus else block.location
    return Finding(
        code="narrative/translation-number-differs",
        location=location,
        values={
            "original": _place(original),
            "there": _listed(difference.only_original),
            "here": _listed(surplus),
        },
    )


def _listed(numbers: Sequence[Number]) -> str:
    return "; ".join(quoted(number.text) for number in numbers) or "—"


def _place(block: Block) -> str:
    return f"{block.location.path}:{block.location.line}"


def _places(blocks: Sequence[Block]) -> list[Location]:
    return [block.location for block in blocks]


def _told(code: str, places: list[Location], **values: str) -> Finding:
    """Return one finding for several places: the first, a count, the next."""
    first, *more = places
    return Finding(
        code=code,
        location=first,
        values=values,
        count=len(places),
        more=tuple(more[: PLACES_NAMED - 1]),
    )
