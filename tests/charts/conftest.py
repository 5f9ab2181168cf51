"""Figures and grids for the tests of charts, written as short as they can be said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportgen.charts.scene import Scene
from reportgen.config.displays import Figure, Selection
from reportgen.config.models import (
    Edition,
    Indicator,
    PageDefaults,
    Region,
    Report,
    Source,
    TierBand,
    TierRule,
    Unit,
)
from reportgen.config.project_config import Config
from reportgen.config.texts import Text
from reportgen.facts.grid import FactGrid, GridColumn, GridRow
from reportgen.facts.model import Fact, Key, Observation, Trail
from reportgen.findings import Location
from reportgen.numerals.interval import of_printed
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

INDEX = (
    "100.00", "103.38", "115.52", "129.54", "137.45", "145.00", "161.34",
    "171.86", "197.95", "216.27", "240.90", "262.52", "267.57",
)  # fmt: skip
"""The index of the 2024 edition, 2011 to 2023."""

GROWTH = (
    "…", "3.38", "11.75", "12.14", "6.11", "5.49", "11.27",
    "6.52", "15.18", "9.25", "11.39", "8.97", "1.92",
)  # fmt: skip
"""Its published growth on the previous year, per cent."""

YEARS = tuple(str(number) for number in range(2011, 2024))

CONFIG = Config(
    report=Report(
        schema_version=1,
        id="small",
        edition="S 2024",
        address="2024",
        title=Text(zh="小报告", en="Small report"),
        defaults=PageDefaults(region="1", indicator="index", period="2023"),
        units={"人年": Unit(en="person-years"), "件": Unit(en="patents"), "元": Unit(en="yuan")},
    ),
    indicators={
        "index": Indicator(name=Text(zh="总指数", en="Index"), base="2011", kind="index"),
        "waiting": Indicator(name=Text(zh="等待天数", en="Days"), unit="天", direction="lower"),
    },
    regions={
        number: Region(id=number, name=Text(zh=zh, en=en), tile=tile)
        for number, zh, en, tile in (
            ("1", "甲", "Alpha", (0, 0)),
            ("2", "乙", "Beta", (1, 0)),
            ("3", "丙丙丙", "Lianyungang", (2, 0)),
            ("4", "丁", "Delta (North)", (0, 1)),
            ("5", "戊", "Epsilon", (1, 1)),
            ("6", "己", "Zeta", (2, 1)),
            ("7", "庚", "Eta", None),
        )
    },
    sources={
        key: Source(title=Text(zh=f"《{zh}》", en=en))
        for key, zh, en in (
            ("a", "年报", "Yearbook"),
            ("b", "公报", "Bulletin"),
            ("c", "报", "News"),
        )
    },
    editions={
        name: Edition(series="S", title=Text(zh=name, en=name)) for name in ("S 2023", "S 2024")
    },
    tiers={
        "zones": TierRule(
            title=Text(zh="分区"),
            rule="assigned",
            indicator="index",
            period="2023",
            tiers=(
                TierBand(id="burst", name=Text(zh="爆发区", en="Burst")),
                TierBand(id="rise", name=Text(zh="上升区", en="Rise")),
            ),
        )
    },
    places={("figures", "fig"): Location(path="content/figures.yml", line=7)},
)


def fact(
    printed: str,
    *,
    unit: str = "",
    status: str = "",
    decimals: int | None = None,
    indicator: str = "index",
    edition: str = "",
    source: str = "a",
) -> Fact:
    """Return the fact of a value as printed: 12.30, >5000, ~900, ``…``, or a word in quotes."""
    cell = Observation(
        key=Key(indicator=indicator, region="1", period=year(2023), edition=edition),
        value=None,
        printed=printed,
        source=source,
    )
    common = {"id": "test", "measure": "value", "unit": unit, "trail": Trail(cells=(cell,))}
    if printed.startswith("'"):
        word = Text(zh=printed.strip("'"), en=printed.strip("'"))
        return Fact(**common, value=None, word=word)
    if printed == "…":
        return Fact(**common, value=None, status=status or "missing")
    qualifier = printed.rstrip("0123456789.-") or "="
    qualifier = "=" if qualifier == "-" else qualifier
    number = Decimal(printed.lstrip("<>=~"))
    shown = max(0, -int(number.as_tuple().exponent))
    interval = of_printed(number, qualifier)
    value = number / 100 if unit == "share" else number
    return Fact(
        **common,
        value=value,
        low=interval.low,
        high=interval.high,
        qualifier=qualifier,
        decimals=shown if decimals is None else decimals,
        status=status,
    )


def scene(
    kind: str,
    columns: Mapping[str, Sequence[str | Fact]],
    *,
    rows: Sequence[str] = YEARS,
    units: Mapping[str, str] | None = None,
    lines: Sequence[str] = (),
    language: str = "zh",
    config: Config = CONFIG,
    title: str = "标题",
    **figure: object,
) -> Scene:
    """Return a figure: column name to its cells; rows are years, region numbers or names."""
    cells = [
        [v if isinstance(v, Fact) else fact(v, unit=(units or {}).get(name, "")) for v in values]
        for name, values in columns.items()
    ]
    heads = tuple(
        GridColumn(
            id=name,
            label=Text(zh=name, en=name),
            unit=(units or {}).get(name, ""),
            mark="line" if name in lines else "",
            selection=Selection(indicator="index"),
        )
        for name in columns
    )
    body = tuple(
        GridRow(id=row, label=_row_label(row, config), cells=tuple(c[index] for c in cells))
        for index, row in enumerate(rows)
    )
    asked = Figure.model_validate(
        {
            "title": {"zh": title, "en": title},
            "kind": kind,
            "rows": {"periods": ["2023"]},
            "columns": [{"indicator": "index"}],
            **figure,
        }
    )
    grid = FactGrid(kind=kind, columns=heads, rows=body)
    return Scene(id="fig", figure=asked, grid=grid, config=config, language=language)


def index_scene(language: str = "zh") -> Scene:
    """Return the index with its growth, as the 2024 edition published them."""
    growth = [fact(value, unit="share") for value in GROWTH]
    return scene(
        "bars_line",
        {"总指数": INDEX, "增长": growth},
        lines=["增长"],
        language=language,
        title="总指数及其增长（2011—2023年）",
    )


def _row_label(row: str, config: Config) -> Text:
    if row in config.regions:
        return config.regions[row].name
    period = parse_period(row)
    return Text(zh=f"{row}年" if period and period.is_year else row, en=row)


def every_kind(language: str) -> dict[str, Scene]:
    """Return one difficult figure of each kind: bounds, estimates, gaps, long and many labels."""
    names = ["资源共享", "创新合作与协同攻关能力", "成果共用", "环境支撑", "产业联动", "总指数"]
    steps = (1.0, 1.02, 1.04, 1.5, 1.52, 2.4)
    many = {
        name: [f"{100 + 8 * step * year_number:.2f}" for year_number in range(13)]
        for name, step in zip(names, steps, strict=True)
    }
    many["成果共用"][4:6] = ["…", "…"]
    many["环境支撑"][12] = "…"
    long_rows = ["上市企业区域内异地投资企业数", "投资机构投资区域内企业数", "科技论文"]
    people = {"输出": ["4325", "~1900", "12"], "吸纳": ["2522", ">1889", "…"]}
    ranked = {"总量": ["19000", "13000", ">=5000", ">=5000", "~900", "…"], "增长": ["1.2"] * 6}
    common = {"language": language, "title": "标题很长的一张图：" * 4}
    return {
        "index": index_scene(language),
        "bars": scene("bars_line", {"总量": [*INDEX[:-1], ">300"]}, **common),
        "falling": scene(
            "bars_line",
            {"甲": ["3", "-2", "…", "4"], "乙": ["1", "2", "-3", "~2"], "丙": ["9", "8", "1", "2"]},
            rows=["2011", "2012", "2013", "2014"],
            lines=["丙"],
            **common,
        ),
        "lines": scene("lines", many, **common),
        "line": scene("lines", {"总指数": INDEX}, **common),
        "grouped": scene(
            "grouped_bars", {"2018年": ["159.24", "197.51"], "2023年": ["409.89", "~299.08"]},
            rows=["成果共用", "资源共享"], **common,
        ),
        "grouped_long": scene("grouped_bars", people, rows=long_rows, **common),
        "grouped_many": scene("grouped_bars", many, **common),
        "ranked": scene("ranked_bars", ranked, rows=list("123456"), **common),
        "ranked_falling": scene(
            "ranked_bars", {"变化": ["3.2", "0", "-1.25", "-12"]}, rows=list("1234"), **common
        ),
        "paired": scene("paired_bars", people, rows=list("123"), **common),
        "paired_long": scene("paired_bars", people, rows=long_rows, **common),
        "tiles": scene(
            "tile_map", {"总量": ["22718.34", "~900", "…", ">5000"]}, rows=list("1234"), **common
        ),
        "zones": scene(
            "tile_map", {"分区": ["'爆发区'", "'上升区'", "…"]}, rows=list("123"), tiers="zones",
            **common,
        ),
    }  # fmt: skip


@pytest.fixture(name="every_kind")
def _every_kind() -> Callable[[str], dict[str, Scene]]:
    return every_kind
