"""Dumbbells: two values a row, joined by a bar that says which way it went."""

from __future__ import annotations

import pytest

from reportgen.charts.kinds import dumbbell
from reportgen.charts.parts.rows_beside import close_axis
from reportgen.charts.style import narrow, wide
from tests.charts.conftest import scene
from tests.charts.described import selecting
from tests.charts.measured import assert_clear, middle, shapes_of, sheets_of, sizes_of, texts_of
from tests.charts.test_slope import LONG, NOW, THEN


def pair(first: list[str], second: list[str], **options: object) -> object:
    """Return a figure of two years."""
    rows = list("123456")[: len(first)]
    asked = scene("dumbbell", {"2014年": first, "2023年": second}, **{"rows": rows, **options})
    return selecting(asked, period=["2014", "2023"])


def test_two_years_are_a_move_and_two_groups_are_not() -> None:
    assert dumbbell.prepare(pair(["1"], ["2"])).is_move
    groups = scene("dumbbell", {"女": ["1"], "男": ["2"]}, rows=["1"])
    assert not dumbbell.prepare(groups).is_move


def test_both_marks_of_a_row_are_lit_together() -> None:
    frame = dumbbell.prepare(pair(["1", "2"], ["3", "…"]))
    assert [mark.key for mark in frame.marks] == ["1", "2", "1", "2"]
    assert [mark.value for mark in frame.pair(0)] == [1, 3]
    assert [frame.is_whole(row) for row in (0, 1)] == [True, False]
    assert frame.marks[3].tip == "乙，2023年：未公布"


def test_markers_lie_at_their_values() -> None:
    """0, 10 and 40 on one axis: 10 lies a quarter of the way."""
    sheet = sheets_of(pair(["0", "0"], ["40", "10"]))[0]
    zero, forty, ten = (middle(shapes_of(sheet, mark)[0])[0] for mark in (0, 2, 3))
    assert (ten - zero) / (forty - zero) == pytest.approx(0.25)


def test_values_stand_on_the_outer_sides() -> None:
    sheet = sheets_of(pair(["10", "30"], ["20", "15"]))[0]
    sides = {words.mark: words.align for words in sheet.words if words.mark is not None}
    assert sides == {0: "right", 2: "left", 1: "left", 3: "right"}


def test_an_arrow_points_to_the_later_value() -> None:
    sheet = sheets_of(pair(["10", "30"], ["20", "15"]))[0]
    heads = {
        shape.key: shape.points for shape in sheet.shapes if shape.key and len(shape.points) == 4
    }
    assert heads["1"][1][0] > heads["1"][0][0]
    assert heads["2"][1][0] < heads["2"][0][0]


def test_two_groups_have_two_signs_and_no_arrow() -> None:
    sheet = sheets_of(scene("dumbbell", {"女": ["10"], "男": ["40"]}, rows=["1"]))[0]
    assert not [shape for shape in sheet.shapes if shape.key == "1" and len(shape.points) == 4]
    first, second = shapes_of(sheet, 0)[0], shapes_of(sheet, 1)[0]
    assert len(first.points) != len(second.points)
    assert (first.fill, second.fill) == ("1", "2")


def test_the_columns_are_named_above_the_first_row() -> None:
    sheet = sheets_of(pair(["10", "12"], ["40", "30"]))[0]
    names = {words.text: words for words in sheet.words if words.text.endswith("年")}
    for text, mark in (("2014年", 0), ("2023年", 2)):
        x, y = middle(shapes_of(sheet, mark)[0])
        assert names[text].x == pytest.approx(x, abs=1)
        assert names[text].y < y


def test_without_two_values_in_the_first_row_the_names_carry_their_signs() -> None:
    sheet = sheets_of(pair(["…", "12"], ["40", "30"]))[0]
    first, second = (words for words in sheet.words if words.text.endswith("年"))
    assert first.y == second.y
    assert first.x < second.x < 200


def test_a_missing_value_ends_a_dashed_line_beside_the_other_one() -> None:
    sheet = sheets_of(pair(["…", "10"], ["40", "…"]))[0]
    assert (texts_of(sheet, 0), texts_of(sheet, 3)) == (["…"], ["…"])
    for mark, other, sign in ((0, 2, -1), (3, 1, 1)):
        line, point = shapes_of(sheet, mark)[0], shapes_of(sheet, other)[0]
        assert line.dashes is not None
        assert sign * (middle(line)[0] - middle(point)[0]) > 0


def test_a_bound_points_to_where_the_true_value_lies() -> None:
    sheet = sheets_of(pair([">10", "<20"], ["40", "~50"]))[0]
    for mark, sign in ((0, 1), (1, -1)):
        point, arrow = shapes_of(sheet, mark)
        assert sign * (middle(arrow)[0] - middle(point)[0]) > 0
    assert shapes_of(sheet, 3)[0].fill == "bg"


def test_the_axis_begins_at_the_least_value_unless_zero_is_near() -> None:
    far, near = close_axis([27.6, 91.7], wide("zh")), close_axis([5, 91.7], wide("zh"))
    assert (far.low, far.high, far.ticks) == (27.6, 91.7, (40, 60, 80))
    assert (near.low, near.high, near.ticks) == (0, 91.7, (0, 20, 40, 60, 80))
    assert close_axis([27.6, 91.7], narrow("zh")).ticks == (40, 60, 80)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_names_bounds_and_gaps_keep_clear_of_each_other(language: str) -> None:
    assert_clear(pair(THEN, NOW, rows=LONG[language], language=language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_headings_keep_clear_of_each_other(language: str) -> None:
    heads = ("Women in research and development", "Men in research and development")
    columns = dict(zip(heads, (THEN, NOW), strict=True))
    names = [name[:8].strip() for name in LONG[language]]
    assert_clear(scene("dumbbell", columns, rows=names, language=language))


def test_sixty_rows_stay_small() -> None:
    first, second = ([f"{number * step % 97}.5" for number in range(60)] for step in (37, 53))
    rows = [f"{LONG['zh'][0]}{number}" for number in range(60)]
    assert max(sizes_of(pair(first, second, rows=rows))) <= 12_000
