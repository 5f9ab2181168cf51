"""A table and a chart are the same thing: rows by columns of facts."""

from __future__ import annotations

from reportgen.config.displays import Table
from reportgen.facts.store import build_facts
from tests.facts.test_facts import config, index_rows, row


def table(**spec):
    return Table.model_validate({"title": "表", **spec})


def test_what_a_column_does_not_say_comes_from_its_row_then_the_table_then_the_page():
    spec = table(
        rows={"periods": "2021-2023"}, columns=[{"indicator": "index"}, {"measure": "yoy"}]
    )
    grid = build_facts(config(), index_rows()).grid(spec)
    assert [row.id for row in grid.rows] == ["2021", "2022", "2023"]
    assert str(grid.rows[2].cells[0].value) == "267.57"
    assert [column.unit for column in grid.columns] == ["", "share"]
    assert [column.label.zh for column in grid.columns] == ["指数", "较上年增长"]


def test_what_was_not_published_is_a_gap_and_not_an_error():
    spec = table(rows={"regions": ["A", "B"]}, columns=[{"indicator": "money", "period": "2021"}])
    grid = build_facts(config(), [row("money", "5", 2021)]).grid(spec)
    assert [cell.is_missing for r in grid.rows for cell in r.cells] == [False, True]


def test_rows_sort_by_unrounded_value_with_the_missing_ones_last():
    spec = table(
        rows={"regions": {"level": "city"}},
        columns=[{"indicator": "money", "period": "2021"}],
        sort={"column": 1},
    )
    rows = [row("money", v, 2021, r) for r, v in (("A", "2"), ("B", "10"), ("D", "3"))]
    grid = build_facts(config(), rows).grid(spec)
    assert [r.id for r in grid.rows] == ["B", "D", "A", "C"]


def test_empty_rows_can_be_left_out():
    spec = table(
        rows={"regions": {"level": "city"}},
        columns=[{"indicator": "money", "period": "2021"}],
        drop_empty_rows=True,
    )
    grid = build_facts(config(), [row("money", "2", 2021, "C")]).grid(spec)
    assert [r.id for r in grid.rows] == ["C"]


def test_single_selections_without_a_label_are_named_by_what_sets_them_apart():
    spec = table(
        rows={"items": [{"region": "A"}, {"region": "B"}, {"region": "A", "measure": "rank"}]},
        columns=[{}],
        indicator="money",
    )
    grid = build_facts(config(), [row("money", "1", 2021, "A")]).grid(spec)
    names = config().regions
    assert [r.label.zh for r in grid.rows] == [
        names["A"].name.zh, names["B"].name.zh, f"{names['A'].name.zh}位次",
    ]  # fmt: skip


def test_rows_may_be_single_selections():
    spec = table(
        rows={"items": [{"indicator": "money", "period": "2021", "label": "经费"},
                        {"indicator": "gdp", "period": "2022"}]},
        columns=[{}],
    )  # fmt: skip
    rows = [row("money", "1", 2021), row("gdp", "2", 2022)]
    grid = build_facts(config(), rows).grid(spec)
    assert [(r.label.zh, str(r.cells[0].value)) for r in grid.rows] == [
        ("经费", "1"), ("生产总值", "2"),
    ]  # fmt: skip
