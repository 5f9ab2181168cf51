"""What keeps a figure from being drawn, and where its author is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from reportgen.charts import Chart, draw_chart
from reportgen.charts.fonts import characters, font_path, missing_characters
from reportgen.config.models import Indicator, Source
from reportgen.config.texts import Text
from reportgen.findings import catalogue
from tests.charts.conftest import CONFIG, YEARS, fact, scene
from tests.conftest import ROOT

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.findings import Finding


def draw(asked: Scene) -> tuple[Chart | None, tuple[Finding, ...]]:
    return draw_chart(
        asked.id, asked.figure, asked.grid, config=asked.config, language=asked.language
    )


def only(asked: Scene) -> Finding:
    chart, findings = draw(asked)
    assert chart is None
    assert len(findings) == 1
    return findings[0]


def test_a_character_without_glyph_is_named_with_its_place() -> None:
    finding = only(scene("grouped_bars", {"甲\U0001f600": ["1", "2"]}, rows=["1", "2"]))
    assert finding.code == "chart/missing-glyph"
    assert finding.values["character"] == "\U0001f600"
    assert finding.values["codepoint"] == "U+1F600"
    assert (finding.location.path, finding.location.line) == ("content/figures.yml", 7)


def test_a_missing_glyph_in_a_source_title_is_found_too() -> None:
    sources = {"a": Source(title=Text(zh="《\u0b95》"))}
    asked = scene(
        "grouped_bars", {"甲": ["1"]}, rows=["1"], config=replace(CONFIG, sources=sources)
    )
    assert only(asked).values["codepoint"] == "U+0B95"


def test_rare_hanzi_of_names_have_glyphs() -> None:
    assert missing_characters("喆珺镕㙍龘") == ()


def test_the_characters_are_those_of_the_font_file() -> None:
    from fontTools.ttLib import TTFont

    with TTFont(font_path(), lazy=True) as regular, TTFont(font_path(bold=True), lazy=True) as bold:
        both = frozenset(regular.getBestCmap()) & frozenset(bold.getBestCmap())
    assert characters() == both


def test_a_figure_without_any_value_is_a_warning_that_says_what_is_missing() -> None:
    finding = only(scene("lines", {"总指数": ["…"] * 13}))
    assert finding.code == "chart/nothing-to-draw"
    assert finding.values == {"figure": "fig", "missing": "总指数", "reasons": "未公布"}


@pytest.mark.parametrize("kind", ["lines", "grouped_bars", "paired_bars", "bars_line"])
def test_two_units_on_one_axis_are_named(kind: str) -> None:
    finding = only(
        scene(kind, {"甲": ["1"] * 13, "乙": ["2"] * 13}, units={"甲": "件", "乙": "家"})
    )
    assert finding.code == "chart/mixed-units"
    assert finding.values["units"] == "件、家"


def test_a_line_may_have_another_unit_than_its_bars() -> None:
    asked = scene(
        "bars_line",
        {"甲": ["1"] * 13, "乙": ["2"] * 13},
        units={"甲": "件", "乙": "家"},
        lines=["乙"],
    )
    assert draw(asked)[1] == ()


def test_printed_columns_of_a_ranking_may_have_another_unit() -> None:
    asked = scene(
        "ranked_bars", {"甲": ["1"], "乙": ["2"]}, rows=["1"], units={"甲": "件", "乙": "家"}
    )
    assert draw(asked)[1] == ()


def test_a_seventh_series_is_one_too_many() -> None:
    columns = {f"系列{number}": ["1"] * 13 for number in range(7)}
    finding = only(scene("lines", columns))
    assert (finding.code, finding.values["count"], finding.values["most"]) == (
        "chart/too-many-series", "7", "6",
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_bars_back_to_back_need_two_columns(count: int) -> None:
    columns = {f"系列{number}": ["1"] for number in range(count)}
    finding = only(scene("paired_bars", columns, rows=["1"]))
    assert (finding.code, finding.values["count"]) == ("chart/needs-two-columns", str(count))


def test_words_cannot_be_drawn_as_bars() -> None:
    finding = only(scene("grouped_bars", {"分区": ["'爆发区'"]}, rows=["1"]))
    assert (finding.code, finding.values["word"]) == ("chart/words-not-drawn", "爆发区")


def test_a_line_joins_periods_only() -> None:
    finding = only(scene("lines", {"甲": ["1", "2"]}, rows=["1", "乙"]))
    assert finding.code == "chart/line-needs-periods"


def test_a_line_joins_periods_of_one_kind_only() -> None:
    finding = only(scene("lines", {"甲": ["1", "2"]}, rows=["2021", "2022H1"]))
    assert finding.code == "chart/periods-differ"
    assert (finding.values["first"], finding.values["second"]) == ("2021", "2022H1")


def _two_editions() -> list[object]:
    return [fact("1", edition="S 2023"), *[fact("2", edition="S 2024")] * 12]


@pytest.mark.parametrize("kind", ["lines", "bars_line"])
def test_values_of_two_editions_never_share_a_series(kind: str) -> None:
    finding = only(scene(kind, {"甲": _two_editions()}))
    assert finding.code == "chart/not-comparable"
    assert (finding.values["first"], finding.values["second"]) == ("S 2023", "S 2024")


def test_values_of_two_editions_share_a_line_where_the_indicator_says_why() -> None:
    indicator = Indicator(name=Text(zh="总指数"), comparable_editions=Text(zh="方法相同"))
    config = replace(CONFIG, indicators={"index": indicator})
    chart, findings = draw(scene("lines", {"甲": _two_editions()}, config=config))
    assert findings == ()
    assert chart is not None


def test_editions_as_rows_may_stand_side_by_side() -> None:
    cells = [fact("1", edition="S 2023"), fact("2", edition="S 2024")]
    _, findings = draw(scene("bars_line", {"甲": cells}, rows=["S 2023", "S 2024"]))
    assert findings == ()


def test_a_region_without_tile_is_left_out_and_named() -> None:
    chart, findings = draw(scene("tile_map", {"甲": ["1", "2"]}, rows=["1", "7"]))
    assert [finding.code for finding in findings] == ["chart/no-tile"]
    assert findings[0].values["regions"] == "庚"
    assert chart is not None
    assert "庚" not in chart.svg


def test_a_map_of_regions_without_tiles_is_not_drawn() -> None:
    assert only(scene("tile_map", {"甲": ["1"]}, rows=["7"])).code == "chart/no-tiles"


def test_more_tiers_than_a_map_can_show_are_counted() -> None:
    zones = [f"'第{number}区'" for number in "123456"]
    finding = only(scene("tile_map", {"分区": zones}, rows=list("123456")))
    assert (finding.code, finding.values["count"]) == ("chart/too-many-classes", "6")


def test_every_finding_of_charts_can_be_said_in_both_languages() -> None:
    codes = [code for code in catalogue() if code.startswith("chart/")]
    own = yaml.safe_load((ROOT / "reportgen" / "codes" / "charts.yml").read_text(encoding="utf-8"))
    assert sorted(codes) == sorted(own)
    finding = only(scene("lines", {"甲": ["…"] * len(YEARS)}))
    assert "fig" in finding.message("zh")
    assert "fig" in finding.message("en")
    assert finding.hint("zh")
    assert finding.hint("en")
