"""Radars: indicators around a hub on one scale, lines that open where a value is missing."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reportgen.charts.kinds import radar
from reportgen.charts.parts.radar_wheel import wheel_of
from reportgen.charts.style import narrow
from reportgen.config.models import Indicator
from reportgen.config.texts import Text
from tests.charts.conftest import CONFIG, scene
from tests.charts.measured import assert_clear, middle, shapes_of, sheets_of, sizes_of, texts_of

TWELVE = {
    "zh": ["创新合作与协同攻关能力", "成果共用", "资源共享", "产业联动", "环境支撑", "人才流动", "平台共建", "研发投入强度", "专利", "技术市场", "标准与检测", "国际合作"],
    "en": ["Collaborative research and joint innovation", "Results", "Shared resources", "Industry links", "Environment", "Mobility of personnel", "Joint platforms", "Expenditure on research and development", "Patents", "Technology market", "Standards", "Internationalisation"],
}  # fmt: skip
PLAIN = replace(CONFIG, indicators={"index": Indicator(name=Text(zh="分", en="Score"))})


def four(*columns: list[str], config: object = PLAIN) -> object:
    """Return a figure of four spokes: up, right, down, left."""
    cells = {f"第{number}年": column for number, column in enumerate(columns, start=1)}
    return scene("radar", cells, rows=["上", "右", "下", "左"], config=config)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def test_every_series_is_a_round_of_marks() -> None:
    frame = radar.prepare(four(["1", "2", "3", "4"], ["5", "6", "…", "8"]))
    assert [mark.series for mark in frame.marks] == [1] * 4 + [2] * 4
    assert frame.marks[6].tip == "下，第2年：未公布"
    assert frame.last == 2


def test_room_is_kept_below_a_name_for_the_last_value_and_for_each_missing_one() -> None:
    frame = radar.prepare(four(["…", "2", "3", "4"], ["5", "…", "7", "8"]))
    assert frame.notes == (2, 1, 1, 1)


def test_values_lie_along_their_spokes_from_zero() -> None:
    """4 up, 2 to the right, 1 down: the hub is a fifth of the way up from the lowest to the top."""
    sheet = sheets_of(four(["4", "2", "1", "4"]))[0]
    up, right, down, left = (middle(shapes_of(sheet, mark)[0]) for mark in range(4))
    hub = (up[0], left[1])
    assert right[1] == pytest.approx(hub[1])
    assert [distance(hub, point) / distance(hub, up) for point in (right, down, left)] == (
        pytest.approx([0.5, 0.25, 1])
    )
    assert right[0] > hub[0] > left[0]


def test_a_whole_series_is_a_closed_line_and_only_the_last_has_a_pale_fill() -> None:
    sheet = sheets_of(four(["1", "2", "3", "4"], ["5", "6", "7", "8"]))[0]
    lines = [shape for shape in sheet.shapes if shape.has_round_ends]
    assert [(line.key, len(line.points)) for line in lines] == [("series-1", 5), ("series-2", 5)]
    assert all(line.points[0] == line.points[-1] for line in lines)
    assert [shape.key for shape in sheet.shapes if shape.fill == "zone"] == ["series-2"]


def test_a_missing_value_opens_the_line_and_is_said_at_its_spoke() -> None:
    sheet = sheets_of(four(["1", "…", "3", "4"], ["5", "6", "7", "…"]))[0]
    lines = [shape for shape in sheet.shapes if shape.has_round_ends]
    assert [len(line.points) for line in lines] == [3, 3]
    assert texts_of(sheet, 1) == ["第1年：…"]
    assert texts_of(sheet, 7) == ["…"]
    assert not [shape for shape in sheet.shapes if shape.fill == "zone"]


def test_the_values_of_the_last_series_stand_at_the_corners() -> None:
    sheet = sheets_of(four(["1", "2", "3", "4"], ["5", "6.5", "7", "8"]))[0]
    assert [texts_of(sheet, mark) for mark in range(8)] == [
        [],
        [],
        [],
        [],
        ["5"],
        ["6.5"],
        ["7"],
        ["8"],
    ]
    assert any(words.text == "第2年（标出数值）" for words in sheet.words)


def test_a_single_series_needs_no_legend() -> None:
    texts = [words.text for words in sheets_of(four(["1", "2", "3", "4"]))[0].words]
    assert not any("第1年" in text for text in texts)


def test_indices_of_one_base_have_a_ring_at_100_and_name_the_base() -> None:
    asked = four(["100", "180", "240", "390"], config=CONFIG)
    assert radar.unit(asked) == "单位：2011年=100"
    sheet = sheets_of(asked)[0]
    ring = next(shape for shape in sheet.shapes if shape.stroke == "axis")
    assert ring.dashes is not None
    assert ring.points[0] == pytest.approx(middle(shapes_of(sheet, 0)[0]))
    assert next(words for words in sheet.words if words.text == "100" and words.mark is None).bold


def test_values_below_zero_put_zero_upon_a_ring() -> None:
    sheet = sheets_of(four(["-2", "2", "2", "2"]))[0]
    assert [shape.stroke for shape in sheet.shapes].count("axis") == 1


def test_bounds_point_along_their_spokes() -> None:
    sheet = sheets_of(four([">4", "<4", "4", "~4"]))[0]
    point, arrow = shapes_of(sheet, 0)
    assert middle(arrow)[1] < middle(point)[1]
    point, arrow = shapes_of(sheet, 1)
    assert middle(arrow)[0] < middle(point)[0]
    assert shapes_of(sheet, 3)[0].fill == "bg"


def test_a_wheel_shrinks_until_no_name_is_cut() -> None:
    short = radar.prepare(four(["1", "2", "3", "4"]))
    long = radar.prepare(
        scene("radar", {"A": ["1"] * 5}, rows=["One", "Two", "Three", "Four", "Environment"])
    )
    assert wheel_of(long, narrow("en")).radius < wheel_of(short, narrow("en")).radius
    assert wheel_of(long, narrow("en")).listed == ()


def test_names_no_wheel_can_hold_are_numbered_and_listed_below() -> None:
    asked = scene("radar", {"A": ["1"] * 5}, rows=["Interdisciplinaryinternationalisation"] * 5)
    wheel = wheel_of(radar.prepare(asked), narrow("en"))
    assert [corner.lines for corner in wheel.corners] == [("①",), ("②",), ("③",), ("④",), ("⑤",)]
    assert wheel.listed[0].startswith("① Interdisciplinary")
    assert_clear(asked)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_twelve_long_names_keep_clear_of_each_other(language: str) -> None:
    columns = {
        "Alpha": ["1.0", "2", "3", "4", "5", "4", "…", "2", "1", "…", "3", "4"],
        "Beta": ["…", "3", "3", ">5", "4", "6", "5", "<4", "3", "~2", "4", "…"],
    }
    assert_clear(scene("radar", columns, rows=TWELVE[language], language=language))


@pytest.mark.parametrize("count", range(3, 13))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_number_of_spokes_keeps_clear(language: str, count: int) -> None:
    columns = {f"{year}年": [f"{100 + 10 * n}.0" for n in range(count)] for year in range(6)}
    assert_clear(scene("radar", columns, rows=TWELVE[language][:count], language=language))


def test_six_series_of_twelve_stay_small() -> None:
    columns = {f"{year}年": [f"{100 + year * n}.0" for n in range(12)] for year in range(6)}
    assert max(sizes_of(scene("radar", columns, rows=TWELVE["zh"]))) <= 12_000
