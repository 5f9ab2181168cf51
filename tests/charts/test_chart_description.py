"""The sentences below a picture, written from its facts."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from reportgen.charts.describe import description_of
from reportgen.charts.describe.kinds import TELL
from reportgen.charts.sources import source_lines
from reportgen.charts.studio import surround
from reportgen.config.displays import ChartKind
from reportgen.config.models import Break, Indicator
from reportgen.config.texts import Text
from tests.charts.conftest import CONFIG, INDEX, YEARS, fact, index_scene, scene
from tests.charts.described import selecting, told

YEARS4 = YEARS[:4]
BROKEN = replace(
    CONFIG,
    indicators={
        "index": Indicator(
            name=Text(zh="总指数"), breaks=(Break(period="2013", reason=Text(zh="范围扩大")),)
        )
    },
)


def test_every_kind_of_chart_has_a_description() -> None:
    assert set(TELL) == set(get_args(ChartKind))


def test_a_series_over_time_is_told_by_its_ends_and_its_trend() -> None:
    text = description_of(scene("lines", {"总指数": INDEX}, title="总指数"))
    assert text == "折线图：总指数。总指数由2011年的100.00升至2023年的267.57，逐年上升。"


def test_a_series_that_also_falls_is_told_with_its_extremes() -> None:
    text = description_of(index_scene())
    assert (
        "增长由2012年的3.38%降至2023年的1.92%，其间5次上升、6次下降；"
        "2019年最高（15.18%），2023年最低。增长：2011年未公布。"
    ) in text


def test_the_description_changes_with_the_data() -> None:
    assert told("lines", {"甲": list("1234")}, rows=YEARS4).endswith("升至2014年的4，逐年上升。")
    assert told("lines", {"甲": list("4321")}, rows=YEARS4).endswith("降至2014年的1，逐年下降。")


@pytest.mark.parametrize("kind", sorted(TELL))
def test_no_kind_keeps_its_words_when_a_value_changes(kind: str) -> None:
    columns = {"甲": ["5", "3", "1"], "乙": ["2", "4", "6"]}
    other = {"甲": ["9", "3", "1"], "乙": ["2", "4", "6"]}
    one = selecting(scene(kind, columns, rows=YEARS[:3]), destination=["1", "2"])
    changed = selecting(scene(kind, other, rows=YEARS[:3]), destination=["1", "2"])
    assert description_of(one) == description_of(one)
    assert description_of(one) != description_of(changed)


def test_the_same_in_english() -> None:
    asked = scene("lines", {"Index": INDEX}, language="en", title="The index")
    assert description_of(asked) == (
        "Line chart: The index. Index rose from 100.00 in 2011 to 267.57 in 2023, "
        "rising every year."
    )


def test_a_rise_over_a_gap_is_not_told_as_yearly() -> None:
    assert "有数据的各期依次上升" in told("lines", {"甲": ["1", "…", "3", "4"]}, rows=YEARS4)
    assert "，逐期上升" in told("lines", {"甲": ["1", "3", "4"]}, rows=["2011", "2015", "2016"])


def test_values_before_and_after_a_break_are_never_compared() -> None:
    text = told("lines", {"甲": ["1", "2", "9", "7"]}, rows=YEARS4, config=BROKEN)
    assert text == (
        "甲由2011年的1升至2012年的2；2013年起口径变化，与此前不可比：由2013年的9降至2014年的7。"
    )


def test_a_bound_is_never_told_as_an_extreme_it_leaves_open() -> None:
    text = told("lines", {"甲": ["5", ">3", "7", "6"]}, rows=YEARS4)
    assert "最高" not in text
    assert "升降不明" in text


def test_the_first_period_above_is_the_crossing() -> None:
    lines = {"甲": ["1", "2", "5", "6"], "乙": ["3", "4", "4", "4"]}
    assert told("lines", lines, rows=YEARS4).endswith("2013年甲超过乙。")
    english = told("lines", lines, rows=YEARS4, language="en")
    assert english.endswith("甲 overtook 乙 in 2013.")


def test_the_last_two_crossings_are_named_and_the_others_counted() -> None:
    lines = {"甲": ["1", "3", "1", "3"], "乙": ["2", "2", "2", "2"]}
    text = told("lines", lines, rows=YEARS4)
    assert text.endswith("2013年乙超过甲，2014年甲超过乙，另有1次交叉。")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["1", "…", "5", "6"], ["3", "4", "4", "4"]),
        (["~100", "~103"], ["102", "101"]),
        (["1", ">3"], ["3", "4"]),
    ],
    ids=["missing", "approximate", "bound"],
)
def test_no_crossing_is_told_that_the_values_leave_open(
    first: list[str], second: list[str]
) -> None:
    rows = YEARS[: len(first)]
    assert "超过" not in told("lines", {"甲": first, "乙": second}, rows=rows)


def test_no_crossing_is_told_across_a_break_or_two_units() -> None:
    lines = {"甲": ["1", "2", "5", "6"], "乙": ["3", "4", "4", "4"]}
    assert "超过" not in told("lines", lines, rows=YEARS4, config=BROKEN)
    units = {"甲": "件", "乙": "元"}
    assert "超过" not in told("small_multiples", lines, rows=YEARS4, units=units)


def test_a_ranking_is_told_by_first_second_and_last() -> None:
    text = told("ranked_bars", {"总量": ["9", "7", "5"]}, rows=list("123"))
    assert text == "总量：甲最高（9），乙次之（7），丙丙丙最低（5）。"


def test_which_is_lowest_is_not_said_of_bounds() -> None:
    text = told("ranked_bars", {"总量": ["9", "6", "<5"]}, rows=list("123"))
    assert "丙丙丙最低" in text
    text = told("ranked_bars", {"总量": ["9", "<6", "<5"]}, rows=list("123"))
    assert "甲最高（9）" in text
    assert "最低的是乙（不足6）、丙丙丙（不足5）之一，现有数据不能判定" in text


def test_a_lower_bound_below_the_highest_value_may_still_be_above_it() -> None:
    text = told("ranked_bars", {"总量": ["9", ">5"]}, rows=list("12"))
    assert "甲最高" not in text
    assert "何者最高、何者最低，现有数据不能判定" in text


def test_equal_values_share_a_place() -> None:
    text = told("ranked_bars", {"总量": ["9", "9", "5"]}, rows=list("123"), language="en")
    assert text == "总量: highest for Alpha and Beta (9 each), lowest for Lianyungang (5)."


def test_missing_regions_are_counted_and_named() -> None:
    text = told("ranked_bars", {"总量": ["9", "…", "…"]}, rows=list("123"))
    assert text == "总量：仅有甲的数据（9）。乙、丙丙丙共2个城市未公布。"


def test_eight_missing_labels_are_named_and_all_counted() -> None:
    rows = [f"第{n}组" for n in range(10)]
    text = told("ranked_bars", {"总量": ["9", *"………………………"]}, rows=rows)
    assert "、第8组等9项未公布。" in text
    assert "第9组" not in text


def test_tiers_are_told_from_the_highest_with_their_members() -> None:
    tiles = {"分区": ["'上升区'", "'爆发区'", "'上升区'"]}
    text = told("tile_map", tiles, rows=list("123"), tiers="zones")
    assert text == "爆发区1个：乙。上升区2个：甲、丙丙丙。"


def test_brackets_that_end_a_label_take_its_value_in() -> None:
    text = told("ranked_bars", {"Total": ["1", "2", "3"]}, rows=list("134"), language="en")
    assert "highest for Delta (North; 3), then Lianyungang (2)" in text


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
