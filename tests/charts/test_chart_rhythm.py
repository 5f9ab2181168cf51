"""What the plate gives every kind alike: one left edge, one distance to the notes, even lines."""

from __future__ import annotations

import pytest

from reportgen.charts.labels import wrap
from reportgen.charts.sheet import Words
from reportgen.charts.studio import KINDS, drawings_of, prepare, surround
from reportgen.charts.style import NOTE_GAP
from reportgen.charts.ticks import axis_for, trimmed
from tests.charts.conftest import scene
from tests.charts.gallery import gallery_scenes
from tests.charts.measured import sheets_of

PAD = 2.0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_notes_begin_at_one_distance_below_every_plot(kind: str, language: str) -> None:
    """Lines of a kind's own (rows without a value) stand in the rhythm of the notes."""
    asked = gallery_scenes(language)[kind]
    said = (*prepare(asked).remarks, *surround(asked).notes, *surround(asked).source)
    for drawing in drawings_of(asked, prepare(asked)):
        strokes, leading = drawing.sheet.strokes, drawing.style.note_leading
        first = max(
            at
            for at, one in enumerate(strokes)
            if isinstance(one, Words) and one.x == PAD and said[0].startswith(one.text[:4])
        )
        baseline = strokes[first].y
        plot = strokes[:first]
        lines = {one.y for one in plot if isinstance(one, Words)}
        if any(one == pytest.approx(baseline - leading) for one in lines):
            continue
        ends = [
            one.y + 0.12 * one.size if isinstance(one, Words) else max(y for _, y in one.points)
            for one in plot
        ]
        assert baseline - 0.8 * drawing.style.small - max(ends) == pytest.approx(NOTE_GAP)


@pytest.mark.parametrize("kind", ["bars_line", "grouped_bars", "radar", "stacked_share"])
def test_a_legend_begins_where_the_title_does(kind: str) -> None:
    for sheet in sheets_of(gallery_scenes("zh")[kind]):
        first = sheet.shapes[0]
        assert min(x for x, _ in first.points) == pytest.approx(PAD, abs=0.5)


def test_no_character_stands_alone_on_a_last_line() -> None:
    """Ten characters a line: eleven are six and five, not ten and one."""
    assert wrap("一二三四五六七八九十一", 110, 10) == ("一二三四五六", "七八九十一")


def test_notes_fill_their_lines() -> None:
    assert wrap("一二三四五六七八九十一", 110, 10, even=False) == ("一二三四五六七八九十", "一")


def test_a_year_is_not_parted_from_its_sign() -> None:
    """Room for six characters, and 2023 is as wide as two: 年 goes to the next line with it."""
    for width in range(40, 90):
        assert not any(line.startswith("年") for line in wrap("截至2023年末", width, 10, lines=6))


def test_an_axis_loses_a_last_step_that_is_mostly_empty() -> None:
    """409.89 lies 5 % into the step from 400 to 600, and 744 at 72 % of that from 600 to 800."""
    axis = trimmed(axis_for([409.89], zero=True), [409.89], least=4)
    assert (axis.ticks, axis.high) == ((0, 200, 400), 409.89)
    kept = axis_for([744.32], zero=True)
    assert trimmed(kept, [744.32], least=4) == kept


def test_an_axis_of_few_ticks_keeps_them() -> None:
    axis = axis_for([409.89], zero=True)
    assert trimmed(axis, [409.89], least=len(axis.ticks) + 1) == axis


def test_lines_have_all_their_first_values_or_none() -> None:
    """Of four lines that begin at 10, 11, 12 and 40 only the last has room above its point."""
    close = {"甲": ["10", "12"], "乙": ["11", "13"], "丙": ["12", "14"], "丁": ["40", "42"]}
    for sheet in sheets_of(scene("lines", close, rows=["2022", "2023"])):
        assert not {"10", "11", "12", "40"} & {words.text for words in sheet.words if words.halo}
    apart = {"甲": ["10", "12"], "乙": ["40", "42"]}
    wide = sheets_of(scene("lines", apart, rows=["2022", "2023"]))[0]
    assert {"10", "40"} <= {words.text for words in wide.words if words.halo}
