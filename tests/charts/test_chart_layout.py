"""Labels keep clear of each other, in the font they are measured in and in another one."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reportgen.charts.fonts import text_width
from reportgen.charts.labels import spread, text_box, wrap
from reportgen.charts.studio import drawings_of, prepare
from reportgen.charts.ticks import axis_for, class_bounds
from tests.charts.gallery import NAMES, all_scenes
from tests.charts.measured import FONTS, crowded, outside

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.charts.studio import Drawing


@cache
def _drawings(name: str, language: str) -> tuple[Drawing, Drawing]:
    """Return the wide and the narrow drawing of a figure."""
    asked = all_scenes(language)[name]
    return drawings_of(asked, prepare(asked))


@pytest.mark.parametrize("path", FONTS, ids=["noto", "other"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_two_texts_overlap_and_none_leaves_the_picture(
    name: str, language: str, path: Path | None
) -> None:
    for drawing in _drawings(name, language):
        assert outside(drawing, path) == [], drawing.style.name
        assert crowded(drawing, path) == [], drawing.style.name


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_smaller_than_a_phone_can_show(name: str) -> None:
    for drawing in _drawings(name, "en"):
        assert min(words.size for words in drawing.sheet.words) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_stroke_lies_inside_the_picture(name: str) -> None:
    for drawing in _drawings(name, "zh"):
        height = drawing.figure.get_figheight() * 72
        for shape in drawing.sheet.shapes:
            for x, y in shape.points:
                assert -1 <= x <= drawing.style.width + 1
                assert -1 <= y <= height + 1


def test_bars_start_at_zero_and_end_at_their_value() -> None:
    sheet = _drawings("index", "zh")[0].sheet
    bars = {shape.mark: shape for shape in reversed(sheet.shapes) if shape.mark in {0, 12}}
    (low_1, high_1), (low_2, high_2) = (
        (max(y for _, y in bars[mark].points), min(y for _, y in bars[mark].points))
        for mark in (0, 12)
    )
    assert low_1 == low_2
    assert (low_2 - high_2) / (low_1 - high_1) == pytest.approx(2.6757)


def test_lines_of_text_break_between_hanzi_but_not_before_a_comma() -> None:
    assert wrap("一二三，四五", 3.4 * 10, 10, lines=3) == ("一二", "三，", "四五")


def test_words_are_kept_whole_and_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("growth on the year before", 80, 10) == ("growth on the", "year before")
    assert wrap("growth on the year before", 50, 10)[1].endswith("…")


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert wrap("R&D经费（2021年）", 500, 12) == ("R&D经费（2021年）",)


def test_labels_at_one_height_are_spread_around_it() -> None:
    assert spread([50, 50, 50], [10, 10, 10], 0, 100) == [40, 50, 60]


def test_labels_are_spread_within_the_plot() -> None:
    assert spread([98, 99], [10, 10], 0, 100) == [85, 95]
    assert spread([1, 2], [10, 10], 0, 100) == [5, 15]


def test_spread_labels_keep_their_order_and_never_touch() -> None:
    wanted = [10.0, 80.0, 12.0, 11.0, 79.0, 45.0]
    placed = spread(wanted, [12.0] * 6, 0, 100)
    order = sorted(range(6), key=lambda index: wanted[index])
    gaps = [placed[b] - placed[a] for a, b in pairwise(order)]
    assert min(gaps) >= 12 - 1e-9


@pytest.mark.parametrize(
    ("values", "zero", "ticks"),
    [
        ([100, 267.57], True, (0, 100, 200, 300)),
        ([3.38, 15.18, 1.92], False, (0, 5, 10, 15, 20)),
        ([198, 202], False, (198, 199, 200, 201, 202)),
        ([-2, 4], True, (-2, 0, 2, 4)),
        ([], True, (0, 0.25, 0.5, 0.75, 1)),
        ([0, 0], True, (0, 0.25, 0.5, 0.75, 1)),
    ],
)
def test_ticks_are_round_and_hold_every_value(
    values: list[float], zero: bool, ticks: tuple[float, ...]
) -> None:
    assert axis_for(values, zero=zero).ticks == ticks


def test_an_axis_says_how_many_decimals_its_ticks_need() -> None:
    assert axis_for([0, 1], zero=True).decimals == 2
    assert axis_for([0, 40], zero=True).decimals == 0


def test_classes_are_never_empty() -> None:
    values = [1, 1, 1, 1, 9, 10, 10, 40]
    bounds, _ = class_bounds(values, 5)
    edges = [float("-inf"), *bounds, float("inf")]
    for low, high in pairwise(edges):
        assert any(low <= value < high for value in values)


def test_a_single_high_value_is_a_class_of_its_own() -> None:
    (bound,), _ = class_bounds([1, 1, 1, 1, 9], 5)
    assert 1 < bound <= 9


def test_one_value_alone_has_no_classes() -> None:
    assert class_bounds([7], 5) == ((), 0)


def test_a_text_box_ends_where_its_text_ends() -> None:
    right = text_box(100, 50, "267.57", 12, align="right")
    assert right.right == 100
    assert right.left < 100 - text_width("267.57", 12)
