"""Rows from one time to another: a line each, named and valued at both of its ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, trace, words
from reportgen.charts.labels import Box, is_free, room, text_box, wrap
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.pairs import draw_end, is_ranked, lit_by_row, trends_of
from reportgen.charts.parts.slope_room import (
    BETWEEN,
    GAP,
    LEAD,
    Rooms,
    column_places,
    label_places,
    points_of,
    rooms_of,
)
from reportgen.charts.style import Area
from reportgen.charts.wording import ABOVE, BELOW, MISSING, scale_for, unit_line
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Point, Sheet
    from reportgen.charts.style import Style

_MOST_LABELLED = {"wide": 8, "narrow": 5}
"""Rows up to which the values between first and last column are written."""

_LEAST_NAME = 28.0
"""Room below which nothing of a name could be read."""

_STYLES: dict[int | None, tuple[str, tuple[float, float] | None, float]] = {
    1: ("1", None, 2.0),
    -1: ("2", (7, 3.5), 2.4),
    0: ("6", None, 1.6),
    None: ("6", (2, 4), 1.6),
}
"""Ink, dashes and width of a line, by where it leads."""

_TRENDS: dict[str, dict[int | None, str]] = {
    "zh": {1: "上升", -1: "下降", 0: "持平", None: "升降不能判定"},
    "en": {1: "Rising", -1: "Falling", 0: "Unchanged", None: "Direction left open"},
}


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class SlopeFrame(Frame):
    """The marks, column by column.

    ``places`` of the columns, 0 for the first and 1 for the last; ``trends`` of the rows: 1 rising,
    -1 falling, 0 unchanged, None open. ``is_ranked``: the smallest value is drawn on top.
    """

    places: tuple[float, ...]
    trends: tuple[int | None, ...]
    is_ranked: bool

    def line(self, row: int) -> tuple[Mark, ...]:
        """Return the marks of a row from the first column to the last."""
        return self.marks[row :: len(self.rows)]

    @property
    def last(self) -> int:
        """Return the number of the last series."""
        return len(self.names)


def prepare(scene: Scene) -> SlopeFrame:
    """Return the marks, where the columns stand, and where each row leads."""
    frame = frame_of(scene)
    return SlopeFrame(
        marks=lit_by_row(frame, scene),
        rows=frame.rows,
        names=_heads(scene),
        places=_places(scene),
        trends=trends_of(scene),
        is_ranked=is_ranked(scene),
    )


def _heads(scene: Scene) -> tuple[str, ...]:
    """Return the headings of the columns; a calendar year is just its number, as along an axis."""
    heads = []
    for column in scene.grid.columns:
        head, period = column.label.get(scene.language), parse_period(column.selection.period or "")
        is_year = period is not None and period.is_year and head == f"{period}年"
        heads.append(str(period) if is_year else head)
    return tuple(heads)


def _places(scene: Scene) -> tuple[float, ...]:
    """Return where the columns stand: periods of one kind keep their distances."""
    periods = [parse_period(c.selection.period or "") for c in scene.grid.columns]
    months = [float(period.first_month) for period in periods if period]
    steps = [later - earlier for earlier, later in pairwise(months)]
    if len(months) < len(periods) or len({p.kind for p in periods if p}) > 1 or min(steps) <= 0:
        months = [float(number) for number in range(len(periods))]
    return tuple((month - months[0]) / (months[-1] - months[0]) for month in months)


def height(frame: SlopeFrame, style: Style) -> float:
    """Return the height of legend, headings, lines, and the rows without a value below."""
    return rooms_of(frame, style, _TRENDS[style.language]).height


def draw(sheet: Sheet, frame: SlopeFrame, style: Style, area: Area) -> None:
    """Draw headings and axes, the lines, then every value with its name."""
    rooms = rooms_of(frame, style, _TRENDS[style.language])
    top = area.top + rooms.top
    plot = Area(
        area.left + rooms.sides[1].width,
        top,
        area.right - rooms.sides[frame.last].width,
        top + rooms.plot,
    )
    xs = column_places(frame, rooms, style, plot)
    _draw_legend(sheet, rooms, style, area)
    _draw_heads(sheet, rooms, style, area, xs)
    rules(sheet, [((x, top - 8), (x, plot.bottom + 8)) for x in xs])
    points = points_of(frame, style, xs, plot)
    for row in range(len(frame.rows)):
        _draw_line(sheet, frame, row, points)
    labels = label_places(frame, rooms, plot, points)
    for mark in frame.marks:
        _draw_point(sheet, frame, mark, points[mark.number], style)
        if mark.number in labels:
            _draw_value(sheet, frame, mark, points[mark.number], labels[mark.number], rooms, style)
    for mark in frame.marks:
        if mark.number in labels:
            _draw_name(sheet, frame, mark, xs, labels[mark.number], rooms, style)
    _draw_between(sheet, frame, points, plot, style)


def _draw_legend(sheet: Sheet, rooms: Rooms, style: Style, area: Area) -> None:
    """Draw a sample of each kind of line, where there are several."""
    for trend, shift, row in rooms.legend:
        ink, dashes, width = _STYLES[trend]
        x, y = area.left + shift, area.top + style.size * 0.5 + row * style.leading * 1.2
        rules(sheet, [((x, y), (x + 26, y))], ink=ink, dashes=dashes, width=width)
        text = _TRENDS[style.language][trend]
        words(sheet, x + 32, y + style.small * 0.36, text, style.small)


def _draw_heads(sheet: Sheet, rooms: Rooms, style: Style, area: Area, xs: Sequence[float]) -> None:
    """Write the headings above their columns, moved inwards where they would leave the picture."""
    bottom = area.top + rooms.top - 16
    for x, lines in zip(xs, rooms.heads, strict=True):
        half = max(room(line, style.size, bold=True) for line in lines) / 2
        middle = max(area.left + half, min(x, area.right - half))
        for number, line in enumerate(reversed(lines)):
            y = bottom - number * style.size * LEAD
            words(sheet, middle, y, line, style.size, align="center", bold=True)


def _draw_line(sheet: Sheet, frame: SlopeFrame, row: int, points: Sequence[Point]) -> None:
    """Draw the line of a row; none leads to or from a missing value."""
    ink, dashes, width = _STYLES[frame.trends[row]]
    run: list[Point] = []
    for mark in frame.line(row):
        if mark.state == MISSING:
            trace(sheet, run, ink=ink, dashes=dashes, width=width, key=mark.key)
            run = []
        else:
            run.append(points[mark.number])
    trace(sheet, run, ink=ink, dashes=dashes, width=width, key=frame.marks[row].key)


def _draw_point(sheet: Sheet, frame: SlopeFrame, mark: Mark, point: Point, style: Style) -> None:
    """Draw the sign of a value; one that is missing between the ends is an ellipsis below."""
    (x, y), ink = point, _STYLES[frame.trends[mark.row]][0]
    if mark.state != MISSING:
        draw_end(sheet, x, y, mark, ink=ink, toward="down" if frame.is_ranked else "up")
    elif mark.series not in {1, frame.last}:
        words(sheet, x, y + style.size * 0.36, mark.text, style.size, ink="muted", align="center",
              row=mark.number)  # fmt: skip


def _draw_value(
    sheet: Sheet, frame: SlopeFrame, mark: Mark, point: Point, middle: float, rooms: Rooms,
    style: Style,
) -> None:  # fmt: skip
    """Write a value beside the first or the last column, led to its point where it had to move."""
    (x, y), ink = point, _STYLES[frame.trends[mark.row]][0]
    sign = -1 if mark.series == 1 else 1
    edge = x + sign * GAP
    missing = mark.state == MISSING
    if not missing and abs(middle - y) > 0.5:
        rules(sheet, [((x + sign * 6, y), (edge - sign * 3, middle))], ink="axis", width=0.75,
              row=mark.number)  # fmt: skip
    right = edge if sign < 0 else edge + rooms.sides[mark.series].values
    text_ink = "muted" if missing else "fg" if ink == "6" else f"text-{ink}"
    if missing or room(mark.text, style.size, bold=True) <= rooms.sides[mark.series].values:
        words(sheet, right, middle + style.size * 0.36, mark.text, style.size, ink=text_ink,
              align="right", bold=not missing, row=mark.number)  # fmt: skip


def _draw_name(
    sheet: Sheet, frame: SlopeFrame, mark: Mark, xs: Sequence[float], middle: float, rooms: Rooms,
    style: Style,
) -> None:  # fmt: skip
    """Write the name of a row beside its value.

    Where only the other side has room for names, a row without a value here is named below the
    lines, inside.
    """
    side, sign, x = rooms.sides[mark.series], -1 if mark.series == 1 else 1, xs[mark.series - 1]
    lines, edge = side.names.get(mark.row, ()), x + sign * (GAP + side.values + BETWEEN)
    if not lines and mark.state == MISSING:
        width = xs[mark.series] - x - 4 * BETWEEN
        if width < _LEAST_NAME:  # the other side has it
            return
        lines = wrap(frame.rows[mark.row].label, width, style.size, lines=1)
        edge, sign = x + BETWEEN, 1
    first = middle + style.size * 0.36 - (len(lines) - 1) * style.size * LEAD / 2
    for number, line in enumerate(lines):
        words(sheet, edge, first + number * style.size * LEAD, line, style.size,
              align="right" if sign < 0 else "left", key=mark.key)  # fmt: skip


def _draw_between(
    sheet: Sheet, frame: SlopeFrame, points: Sequence[Point], plot: Area, style: Style
) -> None:
    """Write the values between the first and the last column where they stand free."""
    if len(frame.rows) > _MOST_LABELLED[style.name]:
        return
    lines = [
        (points[one.number], points[other.number])
        for row in range(len(frame.rows))
        for one, other in pairwise(frame.line(row))
        if MISSING not in {one.state, other.state}
    ]
    reach = [14 if mark.state in {ABOVE, BELOW} else 6 for mark in frame.marks]
    taken = [Box(x - 6, y - far, x + 6, y + far) for (x, y), far in zip(points, reach, strict=True)]
    taken.append(Box(plot.left, plot.top - 30, plot.right, plot.top - 8))
    for mark in frame.marks:
        if mark.series in {1, frame.last} or mark.state == MISSING:
            continue
        x, y = points[mark.number]
        for baseline in (y - 10, y + 10 + style.small * 0.75):
            box = text_box(x, baseline, mark.text, style.small, align="center")
            if is_free(box, taken) and not any(box.is_crossed(*line) for line in lines):
                words(sheet, x, baseline, mark.text, style.small, align="center", halo=True,
                      key=mark.key)  # fmt: skip
                taken.append(box)
                break
