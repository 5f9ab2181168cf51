"""The observations of an indicator as tables: every value, every edition, every source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.facts.wording import MEASURE_WORDS, period_text
from reportgen.pages.columns import bar_lengths, point_pads
from reportgen.pages.views import GridCell, Link
from reportgen.pages.wording import (
    MARKS,
    missing_reason,
    place_text,
    printed_value,
    remarks_of,
    source_link,
    unit_name,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class ObservationRow:
    """One observation as printed."""

    anchor: str
    period: str
    cell: GridCell
    edition: str
    source: Link | None
    remark: str


@dataclass(frozen=True, kw_only=True)
class ObservationGroup:
    """The observations of one region or flow; ``label`` is empty where there is only one."""

    label: str
    rows: tuple[ObservationRow, ...]


@dataclass(frozen=True, kw_only=True)
class ObservationTable:
    """All observations of one measure of an indicator."""

    anchor: str
    title: str
    name: str
    unit: str
    lead: str
    has_editions: bool
    has_remarks: bool
    has_bars: bool
    groups: tuple[ObservationGroup, ...]


def observation_tables(
    publication: Publication, here: str, indicator: str
) -> tuple[ObservationTable, ...]:
    """Return the values of an indicator, then each kind of rate its sources print."""
    rows = sorted(publication.rows_of(indicator), key=lambda row: row.key.measure != "level")
    return tuple(
        _table(publication, here, measure, tuple(group))
        for measure, group in groupby(rows, key=lambda row: row.key.measure)
    )


def _table(
    publication: Publication, here: str, measure: str, rows: tuple[Observation, ...]
) -> ObservationTable:
    say = publication.words.gettext
    is_level = measure == "level"
    word = MEASURE_WORDS[measure].get(publication.language) if measure in MEASURE_WORDS else measure
    title = say("各期数值") if is_level else say("来源公布的%(measure)s") % {"measure": word}
    groups = tuple(_groups(publication, here, rows))
    return ObservationTable(
        anchor="values" if is_level else measure.replace("_", "-"),
        title=title,
        name=title,
        unit=unit_name(publication, unit_of(publication, rows[0].key)),
        lead="" if is_level else say("由来源公布，不是本报告算出；本报告的增速由各期数值计算。"),
        has_editions=any(row.key.edition for row in rows),
        has_remarks=any(remarks_of(publication, row) for row in rows),
        has_bars=any(row.cell.bar for group in groups for row in group.rows),
        groups=groups,
    )


def _groups(
    publication: Publication, here: str, rows: Sequence[Observation]
) -> Iterable[ObservationGroup]:
    by_place: dict[str, list[Observation]] = {}
    for row in rows:
        by_place.setdefault(place_text(publication, row.key), []).append(row)
    looks = _looks(publication, rows)
    for place, own in by_place.items():
        shown = tuple(_row(publication, here, row, *looks[row]) for row in own)
        yield ObservationGroup(label=place, rows=shown)


def _looks(
    publication: Publication, rows: Sequence[Observation]
) -> Mapping[Observation, tuple[str, str]]:
    """Return bar and pad of each value; bars where the table is one comparable series."""
    about = {
        (row.key.region, row.key.destination, row.key.edition, row.key.period.kind) for row in rows
    }
    has_bars = len(about) == 1 and unit_of(publication, rows[0].key) not in {"rank", "places"}
    bars = bar_lengths([row.value if has_bars else None for row in rows])
    pads = point_pads([printed_value(publication, row, with_unit=False) for row in rows])
    return dict(zip(rows, zip(bars, pads, strict=True), strict=True))


def _row(
    publication: Publication, here: str, row: Observation, bar: str, pad: str
) -> ObservationRow:
    separator = "；" if publication.language == "zh" else "; "
    return ObservationRow(
        anchor=publication.cell(row).anchor,
        period=period_text(row.key.period, publication.language),
        cell=_value_cell(publication, row, bar, pad),
        edition=row.key.edition,
        source=source_link(publication, here, row.source),
        remark=separator.join(remarks_of(publication, row)),
    )


def _value_cell(publication: Publication, row: Observation, bar: str, pad: str) -> GridCell:
    if row.value is None:
        hint = missing_reason(publication.words, row.status)
        return GridCell(text="…", hint=hint, is_missing=True)
    mark, meaning = MARKS.get(row.status, ("", ""))
    return GridCell(
        text=printed_value(publication, row, with_unit=False),
        mark=mark,
        mark_hint=publication.words.gettext(meaning) if meaning else "",
        bar=bar,
        is_bound=row.qualifier not in {"", "="},
        pad=pad,
    )
