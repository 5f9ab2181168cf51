"""The sentences below a picture, written from its facts."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts.describe import description_of
from reportgen.charts.sources import source_lines
from reportgen.charts.studio import surround
from reportgen.config.models import Break, Indicator, Text
from tests.charts.conftest import CONFIG, INDEX, YEARS, fact, index_scene, scene

YEARS4 = YEARS[:4]


def test_a_series_over_time_is_told_by_its_ends_and_its_trend() -> None:
    text = description_of(scene("lines", {"总指数": INDEX}, title="总指数"))
    assert text == "折线图：总指数。总指数由2011年的100.00升至2023年的267.57，逐期上升。"


def test_a_series_that_also_falls_is_told_with_its_extremes() -> None:
    text = description_of(index_scene())
    assert (
        "增长由2012年的3.38%降至2023年的1.92%，11次变动中有6次下降，"
        "最高为15.18%（2019年），最低为1.92%（2023年），1项无数据：2011年"
    ) in text


def test_the_description_changes_with_the_data() -> None:
    rising = scene("lines", {"甲": ["1", "2", "3", "4"]}, rows=YEARS4)
    falling = scene("lines", {"甲": ["4", "3", "2", "1"]}, rows=YEARS4)
    assert "升至2014年的4，逐期上升" in description_of(rising)
    assert "降至2014年的1，逐期下降" in description_of(falling)


def test_the_same_in_english() -> None:
    asked = scene("lines", {"Index": INDEX}, language="en", title="The index")
    assert description_of(asked) == (
        "Line chart: The index. Index rose from 100.00 in 2011 to 267.57 in 2023; "
        "rising in every period."
    )


def test_a_ranking_is_told_by_first_second_and_last() -> None:
    asked = scene("ranked_bars", {"总量": ["9", "7", "5"]}, rows=list("123"))
    assert "总量最高为甲（9），其次为乙（7），最低为丙丙丙（5）" in description_of(asked)


def test_which_is_lowest_is_not_said_of_bounds() -> None:
    asked = scene("ranked_bars", {"总量": ["9", ">5", ">5"]}, rows=list("123"))
    assert "最低" not in description_of(asked)


def test_missing_regions_are_counted_and_named() -> None:
    asked = scene("ranked_bars", {"总量": ["9", "…", "…"]}, rows=list("123"))
    assert "2项无数据：乙、丙丙丙" in description_of(asked)


def test_tiers_are_told_from_the_highest_with_their_members() -> None:
    asked = scene(
        "tile_map", {"分区": ["'上升区'", "'爆发区'", "'上升区'"]}, rows=list("123"), tiers="zones"
    )
    assert "爆发区1个：乙。上升区2个：甲、丙丙丙。" in description_of(asked)


def test_the_authors_own_description_comes_first() -> None:
    asked = scene("lines", {"甲": INDEX}, description={"zh": "自己写的", "en": "Own words"})
    assert description_of(asked) == "自己写的"


def test_three_sources_are_two_and_others_the_most_used_first() -> None:
    cells = [fact("1", source=key) for key in ("b", "a", "b", "c", "a", "b")]
    asked = scene("ranked_bars", {"总量": cells}, rows=list("123456"))
    assert source_lines(cells, asked) == ("来源：《公报》、《年报》等",)
    english = scene("ranked_bars", {"总量": cells}, rows=list("123456"), language="en")
    assert source_lines(cells, english) == ("Source: Bulletin; Yearbook and others",)


def test_the_edition_is_named_after_the_source() -> None:
    cells = [fact("1", edition="S 2024")]
    asked = scene("ranked_bars", {"总量": cells}, rows=["1"])
    assert source_lines(cells, asked) == ("来源：《年报》", "版次：S 2024")


def test_each_sign_a_chart_uses_is_explained_once() -> None:
    cells = [">5000", "~900", "…", fact("1", status="provisional")]
    asked = scene("ranked_bars", {"总量": cells}, rows=list("1234"))
    assert surround(asked).notes == (
        "> 与箭头：来源只给出下限，实际值更大",
        "~ 与斜线（或空心标记）：约数",
        "p：初步数",
        "…：未公布",
    )


def test_what_the_author_says_about_missing_values_replaces_the_reason() -> None:
    asked = scene("lines", {"甲": ["…", "1"]}, rows=YEARS[:2], missing="基年没有上年数")
    assert surround(asked).notes == ("…：基年没有上年数",)


def test_a_break_in_the_series_is_explained() -> None:
    broken = Indicator(
        name=Text(zh="总指数"), breaks=(Break(period="2018", reason=Text(zh="范围扩大")),)
    )
    config = replace(CONFIG, indicators={"index": broken})
    assert surround(scene("lines", {"甲": INDEX}, config=config)).notes == (
        "2018年起口径变化，前后不可比：范围扩大",
    )


def test_a_chart_without_signs_has_no_notes() -> None:
    assert surround(scene("lines", {"甲": INDEX})).notes == ()
