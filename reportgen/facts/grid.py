"""A grid of facts: what tables show and charts draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.config.displays import Selection
from reportgen.config.texts import Text
from reportgen.errors import ComputeError
from reportgen.facts.model import Ask, Fact
from reportgen.facts.wording import MEASURE_WORDS, binding_of, label_of, period_text
from reportgen.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.config.displays import Grid, Rows
    from reportgen.config.models import PageDefaults
    from reportgen.config.project_config import Config
    from reportgen.facts.store import Facts

FIELDS = ("measure", "indicator", "region", "destination", "period", "since", "edition",
          "of", "of_region", "tiers")  # fmt: skip
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, kw_only=True, slots=True)
class GridColumn:
    """One column (a table) or one series (a chart).

    ``unit`` as in ``Fact.unit``, empty when the column mixes units.
    """

    id: str
    label: Text
    unit: str
    mark: str
    selection: Selection


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """One row: its label, the id of what it stands for, and one fact a column.

    ``id`` is a period's text, or the id of a region, indicator or edition.
    """

    id: str
    label: Text
    cells: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactGrid:
    """Rows by columns of facts. A missing value is a fact with ``is_missing`` true."""

    kind: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether no cell has a value."""
        return all(cell.is_missing for row in self.rows for cell in row.cells)


def build_grid(facts: Facts, spec: Grid) -> FactGrid:
    """Return the facts of a table or figure.

    What a column does not say comes from its row, then from the table, then from the page.
    Missing: what cannot be answered is a missing cell, never an error: a table shows gaps.
    """
    config = facts.config
    heads = tuple(_row_heads(config, spec))
    rows = tuple(
        GridRow(id=key, label=label, cells=tuple(_cell(facts, c, head, spec) for c in spec.columns))
        for key, label, head in heads
    )
    if spec.drop_empty_rows:
        rows = tuple(row for row in rows if not all(cell.is_missing for cell in row.cells))
    if spec.sort is not None:
        at, descending = spec.sort.column - 1, spec.sort.order == "descending"
        rows = tuple(sorted(rows, key=lambda row: _sort_key(row.cells[at], descending=descending)))
    varying = _varying(config, spec.columns, spec)
    columns = tuple(
        GridColumn(
            id=_column_id(column),
            label=column.label or _column_label(config, column, spec, varying),
            unit=_common_unit(config, [row.cells[i] for row in rows], column, spec),
            mark=column.mark or "",
            selection=column,
        )
        for i, column in enumerate(spec.columns)
    )
    return FactGrid(kind=_kind(spec.rows), columns=columns, rows=rows)


def _row_heads(config: Config, spec: Grid) -> Iterable[tuple[str, Text, Selection]]:
    rows = spec.rows
    for text in rows.periods or ():
        yield text, _texts(_period(text)), Selection(period=text)
    for key in config.regions_in(rows.regions) if rows.regions else ():
        yield key, config.regions[key].name, Selection(region=key)
    for name in rows.indicators or ():
        key = config.indicator_names.find(name)
        yield key, _indicator_text(config, key), Selection(indicator=key)
    for key in rows.editions or ():
        yield key, config.editions[key].title, Selection(edition=key)
    items = rows.items or ()
    varying = _varying(config, items, spec)
    for number, item in enumerate(items, start=1):
        yield f"item-{number}", item.label or _item_text(config, item, varying), item


def _cell(facts: Facts, column: Selection, row: Selection, spec: Grid) -> Fact:
    ask = ask_of(facts.config, column, row, spec)
    try:
        fact = facts.answer(ask)
    except ComputeError as error:
        return Fact(
            id=binding_of(facts.config, ask),
            measure=ask.measure,
            value=None,
            label=label_of(facts.config, ask),
            note=error.code,
        )
    decimals = next((s.decimals for s in (column, row, spec) if s.decimals is not None), None)
    return fact.with_decimals(decimals)


def ask_of(config: Config, *selections: Selection) -> Ask:
    """Return the question that selections ask together, the first one counting most."""
    said = {
        name: next((value for s in selections if (value := getattr(s, name)) is not None), None)
        for name in (*FIELDS, "over", "among")
    }
    defaults = config.report.defaults
    among = said["among"]
    return Ask(
        measure=said["measure"] or "value",
        indicator=config.indicator_names.find(said["indicator"] or defaults.indicator),
        region=config.region_names.find(said["region"] or defaults.region),
        destination=config.region_names.find(said["destination"]) if said["destination"] else "",
        period=_period(said["period"] or defaults.period),
        since=_period(said["since"]) if said["since"] else None,
        edition=said["edition"],
        of=config.indicator_names.find(said["of"]) if said["of"] else "",
        of_region=config.region_names.find(said["of_region"]) if said["of_region"] else "",
        tiers=said["tiers"] or "",
        among=config.regions_in(among) if among is not None else (),
        count=said["over"] or 0,
    )


def _varying(config: Config, selections: Sequence[Selection], spec: Grid) -> set[str]:
    """Return the keys in which selections differ, what they do not say filled in."""
    defaults = config.report.defaults
    return {
        name
        for name in FIELDS
        if len({_said(name, selection, spec, defaults) for selection in selections}) > 1
    }


def _said(name: str, column: Selection, spec: Grid, defaults: PageDefaults) -> object:
    """Return what a column means by a key, for telling columns apart."""
    return getattr(column, name) or getattr(spec, name) or getattr(defaults, name, None)


def _sort_key(fact: Fact, *, descending: bool) -> tuple[bool, object]:
    if fact.value is None:
        return (True, 0)
    return (False, -fact.value if descending else fact.value)


def _common_unit(config: Config, cells: list[Fact], column: Selection, spec: Grid) -> str:
    units = {cell.unit for cell in cells if cell.value is not None}
    if len(units) == 1:
        return units.pop()
    if units:
        return ""
    name = column.indicator or spec.indicator
    if not name or (column.measure or spec.measure or "value") != "value":
        return ""
    return config.indicators[config.indicator_names.find(name)].unit


def _column_label(config: Config, column: Selection, spec: Grid, varying: set[str]) -> Text:
    """Return what sets a column apart from the others: only the keys in which they differ."""
    measure = column.measure or spec.measure or "value"
    parts = _apart(config, column, varying)
    indicator = column.indicator or spec.indicator or config.report.defaults.indicator
    own_name = _indicator_text(config, config.indicator_names.find(indicator))
    has_one_indicator = spec.rows.indicators is None and spec.rows.items is None
    if "indicator" in varying and has_one_indicator:
        parts.append(own_name)
    if measure != "value" and ("measure" in varying or not parts):
        parts.append(MEASURE_WORDS[measure])
    if not parts:
        parts.append(own_name if has_one_indicator else Text(zh="数值", en="Value"))
    return _joined(parts)


def _apart(config: Config, selection: Selection, varying: set[str]) -> list[Text]:
    """Return the names of region, destination, edition and period where they set apart."""
    parts: list[Text] = []
    if selection.region and "region" in varying:
        parts.append(config.regions[config.region_names.find(selection.region)].name)
    if selection.destination and "destination" in varying:
        parts.append(config.regions[config.region_names.find(selection.destination)].name)
    if selection.edition and "edition" in varying:
        parts.append(config.editions[selection.edition].title)
    if selection.period and "period" in varying:
        parts.append(_texts(_period(selection.period)))
    return parts


def _joined(parts: Sequence[Text]) -> Text:
    return Text(
        zh="".join(part.zh for part in parts),
        en=", ".join(part.get("en") for part in parts),
    )


def _item_text(config: Config, item: Selection, varying: set[str]) -> Text:
    """Return what a row of its own is about: its indicator, or what else it names."""
    named = item.indicator or config.report.defaults.indicator
    own_name = _indicator_text(config, config.indicator_names.find(named))
    if item.indicator and "indicator" in varying:
        return own_name
    parts = _apart(config, item, varying)
    if item.measure and "measure" in varying:
        parts.append(MEASURE_WORDS[item.measure])
    return _joined(parts or [own_name])


def _indicator_text(config: Config, key: str) -> Text:
    indicator = config.indicators[key]
    return indicator.short or indicator.name


def _texts(period: Period) -> Text:
    zh, en = (period_text(period, language) for language in LANGUAGES)
    return Text(zh=zh, en=en)


def _column_id(column: Selection) -> str:
    parts = [str(value) for name in FIELDS if (value := getattr(column, name)) is not None]
    return "-".join(parts) or "value"


def _kind(rows: Rows) -> str:
    return next(name for name, value in rows if value is not None)


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:  # the models have checked every period text
        raise ValueError(text)
    return period
