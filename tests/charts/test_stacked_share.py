"""Stacked shares: parts in proportion, the rest, what is missing, and names that find room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import stacked_share
from reportgen.charts.palette import INKS, contrast
from tests.charts.conftest import scene
from tests.charts.matrices import LONG_NAMES, shares
from tests.charts.measured import assert_texts_keep_apart, drawn, extent, first_shapes, texts

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene

PARTS = {"企业": ["60", "50"], "高校": ["30", "20"], "院所": ["10", "10"]}
DIFFICULT = {
    "zh": ("企业", "高等学校和职业学院", "政府属研究机构", "其他"),
    "en": ("Business enterprises", "Universities and colleges", "Government institutes", "Other"),
}


def difficult(language: str) -> Scene:
    values = (
        ["60.0", "~55.0", "71.0", "…", ">50.0", "0.0"],
        ["25.0", "30.0", "…", "…", "20.0", "90.0"],
        ["10.0", "14.0", "5.0", "40.0", "<10.0", "9.5"],
        ["1.0", "1.0", "0.5", "2.0", "1.0", "0.5"],
    )
    columns = dict(zip(DIFFICULT[language], values, strict=True))
    return shares(columns, LONG_NAMES[language], language=language)


def test_parts_follow_each_other_in_per_cent_of_the_whole() -> None:
    frame = stacked_share.prepare(shares(PARTS, ["甲", "乙"]))
    assert frame.spans == ((0, 60), (0, 50), (60, 90), (50, 70), (90, 100), (70, 80))
    assert frame.rests == (100, 80)


def test_parts_that_miss_the_whole_by_rounding_alone_fill_it() -> None:
    """Three times 33.3 is 99.9: each may be 0.05 more, so nothing is left."""
    frame = stacked_share.prepare(shares({n: ["33.3"] for n in "甲乙丙"}, ["全部"]))
    assert frame.rests == (100,)
    assert frame.spans[2] == pytest.approx((66.667, 100), abs=0.001)


def test_a_rest_beyond_rounding_stays_open() -> None:
    """Three times 33.0 is 99.0, and rounding explains 0.15."""
    frame = stacked_share.prepare(shares({n: ["33.0"] for n in "甲乙丙"}, ["全部"]))
    assert frame.rests == (99,)


def test_parts_a_little_beyond_the_whole_are_fitted_into_it() -> None:
    frame = stacked_share.prepare(shares({"甲": ["50.2"], "乙": ["50.1"]}, ["全部"]))
    assert frame.spans[1][1] == pytest.approx(100)


def test_a_missing_part_takes_no_room_and_leaves_the_rest_open() -> None:
    frame = stacked_share.prepare(shares({"甲": ["50"], "乙": ["…"], "丙": ["50"]}, ["全部"]))
    assert frame.spans == ((0, 50), (50, 50), (50, 100))
    with_rest = stacked_share.prepare(shares({"甲": ["50"], "乙": ["…"]}, ["全部"]))
    assert with_rest.rests == (50,)


def test_parts_are_as_wide_as_their_shares() -> None:
    shapes = first_shapes(drawn(shares(PARTS, ["甲", "乙"]))[0])
    business, university = extent(shapes[0]), extent(shapes[2])
    along = (university.left - business.left) / 60
    assert university.right - university.left + 1.5 == pytest.approx(30 * along)
    assert extent(shapes[5]).right + 1.5 == pytest.approx(business.left + 80 * along)


def test_names_stand_above_the_first_bar_where_they_fit() -> None:
    wide = drawn(shares({name: cells[:1] for name, cells in PARTS.items()}, ["甲"]))[0]
    heads = {words.text: words for words in wide.sheet.words if words.bold and words.y > 30}
    bars = first_shapes(wide)
    assert list(heads) == ["企业", "高校", "院所"]
    for name, number in (("企业", 0), ("高校", 1), ("院所", 2)):
        assert heads[name].x == pytest.approx(extent(bars[number]).left)


def test_long_names_go_to_a_legend_whose_signs_the_parts_carry() -> None:
    narrow = drawn(difficult("en"))[1]
    assert "Business enterprises" in texts(narrow)
    signs = [s for s in narrow.sheet.shapes if s.mark == 0 and s.fill == "on"]
    assert signs


def test_a_rest_is_hatched_and_named() -> None:
    wide = drawn(difficult("zh"))[0]
    assert "其余" in texts(wide)
    assert sum(shape.fill == "zone" for shape in wide.sheet.shapes) >= 5


def test_a_rest_that_begins_below_the_first_bar_is_named_inside() -> None:
    wide = drawn(shares(PARTS, ["甲", "乙"]))[0]
    rest = next(words for words in wide.sheet.words if words.text == "其余")
    place = extent(next(s for s in wide.sheet.shapes if s.fill == "zone" and s.stroke == "grid"))
    assert place.left < rest.left()
    assert place.top < rest.y < place.bottom


def test_a_missing_part_has_the_sign_of_its_series_after_the_bar() -> None:
    wide = drawn(difficult("zh"))[0]
    stub = first_shapes(wide)[3]
    assert stub.dashes == (2, 2)
    others = [s for s in wide.sheet.shapes if s.mark not in {None, 3, 8, 9} and s.fill]
    assert extent(stub).left > max(extent(shape).right for shape in others)


def test_an_estimate_is_hollow_and_hatched_and_a_bound_has_an_arrow() -> None:
    wide = drawn(difficult("zh"))[0]
    assert first_shapes(wide)[1].fill == "bg"
    bound = [shape for shape in wide.sheet.shapes if shape.mark == 4]
    assert len(bound[1].points) == 4


def test_values_are_written_only_where_they_fit_their_part() -> None:
    for drawing in drawn(difficult("en")):
        parts = first_shapes(drawing)
        for words in drawing.sheet.words:
            if words.mark is None or words.text == "…":
                continue
            assert words.left() >= extent(parts[words.mark]).left, words.text


@pytest.mark.parametrize(("series", "ink"), [(1, "on"), (2, "on"), (3, "on"), (4, "on-pale"), (5, "on"), (6, "on-pale")])  # fmt: skip
def test_values_can_be_read_on_every_part(series: int, ink: str) -> None:
    assert contrast(INKS[str(series)].light, INKS[ink].light) >= 4.5
    assert contrast(INKS[str(series)].dark, INKS[ink].dark) >= 4.5
    columns = {f"第{n}类": [str(value)] for n, value in enumerate((20, 20, 20, 15, 15, 10), 1)}
    wide = drawn(shares(columns, ["全部"]))[0]
    assert {w.ink for w in wide.sheet.words if w.mark == series - 1} == {ink}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_keep_apart_in_difficult_shares(language: str) -> None:
    assert_texts_keep_apart(difficult(language))


@pytest.mark.parametrize("count", [2, 4, 6])
def test_texts_keep_apart_above_parts_of_any_number(count: int) -> None:
    columns = {f"Category number {n}": [f"{100 / count:.1f}", f"{2 * n:.1f}"] for n in range(count)}
    assert_texts_keep_apart(shares(columns, ["2018", "2023"], language="en"))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({f"类{n}": ["10"] for n in range(7)}, "chart/too-many-series"),
        ({"甲": ["70"], "乙": ["40"]}, "chart/parts-exceed-whole"),
        ({"甲": ["70"], "乙": ["-10"]}, "chart/parts-exceed-whole"),
    ],
)
def test_what_is_no_whole_is_found(columns: dict[str, list[str]], code: str) -> None:
    asked = shares(columns, ["全部"])
    chart, findings = draw_chart(
        "fig", asked.figure, asked.grid, config=asked.config, language="zh"
    )
    assert chart is None
    assert [finding.code for finding in findings] == [code]


def test_levels_are_no_shares() -> None:
    asked = scene("stacked_share", {"甲": ["70"]}, rows=["全部"])
    findings = draw_chart("fig", asked.figure, asked.grid, config=asked.config, language="zh")[1]
    assert [finding.code for finding in findings] == ["chart/parts-no-shares"]
