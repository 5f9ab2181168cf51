"""How far the values of an indicator can be relied on, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.views import Entry
from reportgen.pages.wording import MARKS, count_text, joined, missing_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication

_EXACT = {"", "="}


def quality_entries(publication: Publication, rows: Iterable[Observation]) -> Iterator[Entry]:
    """Yield what is special about some values: marked, bounded, missing, doubtful, misprinted.

    Missing: no line for what does not occur, and none at all where every value is plain.
    """
    say = publication.words.gettext
    listed = tuple(rows)
    total = count_text(publication, len(listed))
    marked = [
        (say(MARKS[status][1]), sum(row.status == status for row in listed)) for status in MARKS
    ]
    yield from _entry(publication, say("状态"), marked, total)
    bounds = sum(row.qualifier not in _EXACT for row in listed if row.value is not None)
    yield from _entry(publication, say("约数与界限"), [(say("约、超、近、不足等"), bounds)], total)
    absent: dict[str, int] = {}
    for row in listed:
        if row.value is None:
            reason = missing_reason(publication.words, row.status)
            absent[reason] = absent.get(reason, 0) + 1
    yield from _entry(publication, say("缺失"), absent.items(), total)
    faulty = sum(bool(row.source_prints) for row in listed)
    yield from _entry(publication, say("转载有误"), [(say("已按原意更正并注明"), faulty)], total)
    weak = [row for row in listed if _confidence(publication, row) in {"low", "medium"}]
    yield from _entry(publication, say("来源"), [(say("所据文本可信度不高"), len(weak))], total)


def _confidence(publication: Publication, row: Observation) -> str:
    source = publication.config.sources.get(row.source)
    return (source.confidence or "") if source is not None else ""


def _entry(
    publication: Publication, label: str, counted: Iterable[tuple[str, int]], total: str
) -> Iterator[Entry]:
    say = publication.words.gettext
    parts = [
        say("%(what)s：%(count)s个，共%(total)s个")
        % {"what": what, "count": count_text(publication, count), "total": total}
        for what, count in counted
        if count
    ]
    if parts:
        yield Entry(label=label, text=joined(publication, parts))
