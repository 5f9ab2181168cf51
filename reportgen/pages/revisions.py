"""The revisions: what earlier editions printed, what the new one prints, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.config.revisions import CAUSES
from reportgen.facts.own_figures import VINTAGES
from reportgen.facts.revisions import edition_order, editions_of
from reportgen.facts.wording import MEASURE_WORDS, period_text
from reportgen.numerals.interval import PRECISION
from reportgen.numerals.write import quantity_text
from reportgen.pages.displays import show_display
from reportgen.pages.languages import N_
from reportgen.pages.links import relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.views import Grid, GridCell, GridColumn, GridGroup, GridRow
from reportgen.pages.wording import (
    count_text,
    place_text,
    printed_value,
    source_link,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.config.revisions import RevisionCause
    from reportgen.facts.model import Observation
    from reportgen.facts.revisions import Revision
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Link

_DIFFERENCES = {"%": "percentage_points", "rank": "places"}
"""Unit of values to that of their difference, where it is another."""

MEANINGS = {
    "data": N_("来源更新或补充了原始数据。"),
    "coverage": N_("统计范围或指标定义改变。"),
    "method": N_("计算方法改变。"),
    "correction": N_("前一版有差错。"),
    "base": N_("换了基期，两版数值不能相减。"),
    "census": N_("按普查结果修订了历史数据。"),
    "unstated": N_("发布方没有说明原因。"),
}
"""What each cause means, for readers."""


@dataclass(frozen=True, kw_only=True)
class CauseEntry:
    """Why values of an edition changed: the cause in a word, what it means, what was said."""

    anchor: str
    label: str
    meaning: str
    edition: str
    reason: str
    count: str
    source: Link | None


def revision_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the page of revisions; none when no value was printed by two editions."""
    if not publication.site.history.revisions:
        return
    say = publication.words.gettext
    path = publication.page("revisions")
    yield PageSpec(
        path=path,
        template="revisions.html",
        kind="revisions",
        title=say("修订"),
        description=say("前几版公布的数值与后一版对照：原值、新值、变化和原因。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/revisions.yml",) if publication.config.revisions else (),
        context=lambda here: _context(publication, here),
    )


def _context(publication: Publication, here: str) -> Mapping[str, object]:
    say = publication.words.gettext
    rows = publication.site.history.revisions
    changed = [row for row in rows if row.is_changed]
    counts = {
        "all": count_text(publication, len(rows)),
        "changed": count_text(publication, len(changed)),
        "same": count_text(publication, len(rows) - len(changed)),
    }
    figure = VINTAGES if VINTAGES in publication.own_figures else ""
    return {
        "counted": say(
            "两版都公布的数值有%(all)s个：%(changed)s个改变，%(same)s个在舍入范围内相同。"
        )
        % counts,
        "display": show_display(publication, here, "figure", figure) if figure else None,
        "groups": tuple(_groups(publication, here)),
        "causes": tuple(_causes(publication, here)),
        "pairs": _pairs(publication),
    }


def _groups(publication: Publication, here: str) -> Iterator[GridGroup]:
    for key, rows in publication.site.history.revised.items():
        name = publication.say(publication.config.indicators[key].name)
        places = places_of(publication, rows)
        note = places[0] if len(places) == 1 else ""
        yield GridGroup(label=name, grid=revision_grid(publication, here, name, rows), note=note)


def revision_grid(publication: Publication, here: str, name: str, rows: Iterable[Revision]) -> Grid:
    """Return old and new value of each revision, the change and its cause.

    Regions have a column where there are several.
    """
    say = publication.words.gettext
    listed = tuple(rows)
    has_places = len(places_of(publication, listed)) > 1
    columns = (
        *([GridColumn(label=say("区域"), is_number=False)] if has_places else []),
        GridColumn(label=say("原版次"), is_number=False),
        GridColumn(label=say("原值")),
        GridColumn(label=say("新版次"), is_number=False),
        GridColumn(label=say("新值")),
        GridColumn(label=say("变化")),
        GridColumn(label=say("变化幅度")),
        GridColumn(label=say("原因"), is_number=False),
    )
    lines = tuple(_line(publication, here, row, has_place=has_places) for row in listed)
    return Grid(name=name, head=say("时期"), columns=columns, rows=lines).filled()


def places_of(publication: Publication, rows: Iterable[Revision]) -> tuple[str, ...]:
    """Return the regions and flows of some revisions."""
    return tuple(dict.fromkeys(place_text(publication, row.new.key) for row in rows))


def _line(publication: Publication, here: str, row: Revision, *, has_place: bool) -> GridRow:
    key, language = row.new.key, publication.language
    word = MEASURE_WORDS[key.measure].get(language) if key.measure in MEASURE_WORDS else ""
    parts = (period_text(key.period, language), word)
    place = GridCell(text=place_text(publication, key), is_number=False)
    cells = (
        *([place] if has_place else []),
        GridCell(text=row.old.key.edition, is_number=False),
        _value(publication, here, row.old),
        GridCell(text=key.edition, is_number=False),
        _value(publication, here, row.new),
        *_change(publication, row),
        _cause_cell(publication, here, row),
    )
    label = (" " if language == "zh" else ", ").join(part for part in parts if part)
    return GridRow(label=label, cells=cells)


def _value(publication: Publication, here: str, row: Observation) -> GridCell:
    cell = publication.cell(row)
    href = relative_link(here, cell.page, cell.anchor)
    return GridCell(text=printed_value(publication, row), href=href)


def _change(publication: Publication, row: Revision) -> tuple[GridCell, GridCell]:
    say = publication.words.gettext
    if not row.is_changed:
        return GridCell(text=say("未变"), is_number=True), GridCell(text="")
    if row.change is None:
        return GridCell(text=say("不可比")), GridCell(text="")
    about = "~" if row.is_about else "="
    unit = unit_of(publication, row.new.key)
    texts = [
        quantity_text(
            PRECISION.plus(value),
            unit=unit,
            decimals=decimals,
            language=publication.language,
            units=publication.config.report.units,
            qualifier=about,
            sign=True,
        )
        if value is not None
        else ""
        for value, unit, decimals in (
            (row.change, _DIFFERENCES.get(unit, unit), row.decimals),
            (row.relative, "share", 2),
        )
    ]
    return GridCell(text=texts[0]), GridCell(text=texts[1])


def _cause_cell(publication: Publication, here: str, row: Revision) -> GridCell:
    if not row.is_changed:
        return GridCell(text="", is_number=False)
    if row.cause is None:
        return GridCell(text=publication.words.gettext("没有给出"), is_number=False)
    page = publication.page("revisions")
    return GridCell(
        text=publication.say(CAUSES[row.cause.code]),
        href=relative_link(here, page, _anchor(row.cause_number)),
        hint=publication.say(row.cause.reason),
        is_number=False,
    )


def _anchor(number: int) -> str:
    return f"cause-{number + 1}"


def _causes(publication: Publication, here: str) -> Iterator[CauseEntry]:
    counts: dict[int, int] = {}
    for row in publication.site.history.revisions:
        if row.is_changed and row.cause is not None:
            counts[row.cause_number] = counts.get(row.cause_number, 0) + 1
    for number, cause in enumerate(publication.config.revisions):
        if number in counts:
            yield _cause(publication, here, number, cause, counts[number])


def _cause(
    publication: Publication, here: str, number: int, cause: RevisionCause, count: int
) -> CauseEntry:
    say = publication.words.gettext
    counted = say("数值：%(count)s个") % {"count": count_text(publication, count)}
    return CauseEntry(
        anchor=_anchor(number),
        label=publication.say(CAUSES[cause.code]),
        meaning=say(MEANINGS[cause.code]),
        edition=cause.edition,
        reason=publication.say(cause.reason),
        count=counted,
        source=source_link(publication, here, cause.source or ""),
    )


def _pairs(publication: Publication) -> Grid:
    """Return for each two editions how many values were compared and how far they moved."""
    say = publication.words.gettext
    columns = (
        GridColumn(label=say("可以比较的数值")),
        GridColumn(label=say("改变的")),
        GridColumn(label=say("平均变化幅度")),
        GridColumn(label=say("最大变化幅度")),
    )
    rows = tuple(
        GridRow(label=f"{old} → {new}", cells=_moves(publication, own))
        for (old, new), own in _by_edition(publication)
    )
    name = say("逐版的修订")
    return Grid(name=name, head=say("版次"), columns=columns, rows=rows).filled()


def _by_edition(
    publication: Publication,
) -> Iterator[tuple[tuple[str, str], tuple[Revision, ...]]]:
    """Yield revisions by old and new edition: the series presented first, newest first."""
    config = publication.config
    order = {key: at for at, key in enumerate(reversed(edition_order(config)))}
    presented = config.editions.get(config.report.edition)
    groups = editions_of(publication.site.history.revisions)

    def rank(pair: tuple[str, str]) -> tuple[bool, str, int, int]:
        series = config.editions[pair[1]].series
        is_other = presented is None or series != presented.series
        return (is_other, series, order[pair[1]], order[pair[0]])

    for pair in sorted(groups, key=rank):
        yield pair, groups[pair]


def _moves(publication: Publication, rows: tuple[Revision, ...]) -> tuple[GridCell, ...]:
    """Return the counts, and mean and largest absolute change of the levels that can be compared.

    Values that did not change count in the mean as zero.
    """
    sizes = [abs(row.relative) if row.is_changed else 0 for row in rows if row.relative is not None]
    moves = (sum(sizes) / len(sizes), max(sizes)) if sizes else ()
    texts = [
        quantity_text(
            PRECISION.create_decimal(move),
            unit="share",
            decimals=2,
            language=publication.language,
            units={},
        )
        for move in moves
    ]
    changed = sum(row.is_changed for row in rows)
    counts = [count_text(publication, number) for number in (len(rows), changed)]
    return tuple(GridCell(text=text) for text in (*counts, *(texts or ("", ""))))
