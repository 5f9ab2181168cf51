"""Two values of each row as a point: how far they go together, and who stands apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.ink import arrow, marker, rules, speck, words
from reportgen.charts.labels import Box, wrap
from reportgen.charts.marks import Frame, Mark, rows_of, tip
from reportgen.charts.palette import MOST_SERIES
from reportgen.charts.parts.absent import absent_height, draw_absent, draw_absent_mark
from reportgen.charts.parts.crossed import above_height, below_height, crossed, draw_crossed
from reportgen.charts.parts.names import Name, Taken, place_names
from reportgen.charts.parts.zones import (
    Part,
    draw_areas,
    draw_borders,
    parts_of,
    room_of,
    write_names,
)
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.roles import word_column, words_in_order
from reportgen.charts.style import Area
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    EXACT,
    MISSING,
    full_text,
    label_text,
    missing_word,
    scale_for,
    shown,
    state_of,
    with_unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style
    from reportgen.charts.wording import Scale

_PLOT = {"wide": 390.0, "narrow": 350.0}
_NAME_WIDTH = {"wide": 130.0, "narrow": 100.0}
_MOST_NAMES = 60
_NO_TIER = MOST_SERIES
"""Grey, and a sign of its own."""

_CROWD = 60
_PLAIN = 3.0
"""Circles smaller than this are drawn as a dot of a line, a tenth of the bytes."""

_BEYOND = 9.0
"""How far the arrow of a bound reaches."""


def unit(scene: Scene) -> str:  # noqa: ARG001 (as every kind has it)
    """Return nothing: each axis says its own unit."""
    return ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot(Mark):
    """A row as a point: ``value`` is its y, on the scale of its axis, as ``x`` is.

    ``series`` is the number of its tier, the highest first; ``x_state`` and ``y_state`` how each
    value is known, ``state`` the less sure of the two.
    """

    name: str
    x: float
    x_state: str
    y_state: str


@dataclass(frozen=True, kw_only=True)
class ScatterFrame(Frame):
    """The points; ``tiers`` named by their number, none without; ``titles`` of both axes."""

    dots: tuple[Dot, ...]
    tiers: dict[int, str]
    titles: tuple[str, str]
    parts: tuple[Part, ...]


def prepare(scene: Scene) -> ScatterFrame:
    """Return one point a row: x of the first column, y of the second, its tier of the third.

    Missing: a row without one of the two values has state ``missing``; one without a tier is put
             apart from all tiers, in grey.
    """
    scales = [scale_for(scene.cells(column), scene, column=column) for column in (0, 1)]
    heads = [scene.grid.columns[column].label.get(scene.language) for column in (0, 1)]
    named = word_column(scene)
    tiers = () if named is None else words_in_order(scene, named)[::-1]
    dots = tuple(_dot(scene, row, scales, named, tiers) for row in range(len(scene.grid.rows)))
    known = dict(enumerate(tiers, start=1))
    if known and any(dot.series not in known for dot in dots):
        known[_NO_TIER] = missing_word(scene.language)
    x_title, y_title = (
        with_unit(head, scale, scene.language) for head, scale in zip(heads, scales, strict=True)
    )
    return ScatterFrame(
        marks=dots,
        rows=rows_of(scene),
        names=(),
        dots=dots,
        tiers=known,
        titles=(x_title, y_title),
        parts=parts_of(scene, *scales),
    )


def _dot(
    scene: Scene, row: int, scales: Sequence[Scale], named: int | None, tiers: Sequence[str]
) -> Dot:
    """Return the point of a row."""
    line, language = scene.grid.rows[row], scene.language
    x, y = line.cells[:2]
    states = (state_of(x), state_of(y))
    columns = [0, 1] if named is None else [0, 1, named]
    said = [scene.grid.columns[column].label.get(language) for column in columns]
    name = line.label.get(language)
    marks = ("；", "：") if language == "zh" else ("; ", ": ")
    more = [
        f"{marks[0]}{head}{marks[1]}{full_text(line.cells[column], scene)}"
        for head, column in zip(said[1:], columns[1:], strict=True)
    ]
    word = line.cells[named].word if named is not None else None
    tier = tiers.index(word.get(language)) + 1 if word else _NO_TIER if tiers else 1
    return Dot(
        number=row,
        row=row,
        series=tier,
        key=line.id if line.id in scene.config.regions else f"row-{row + 1}",
        value=shown(y, scales[1]),
        state=next((s for s in (MISSING, ABOVE, BELOW, ABOUT) if s in states), EXACT),
        text=label_text(y, scales[1], scene),
        tip=tip(name, said[0], x, scene) + "".join(more),
        name=name,
        x=shown(x, scales[0]),
        x_state=states[0],
        y_state=states[1],
    )


def height(frame: ScatterFrame, style: Style) -> float:
    """Return the height of legend, plot with its axes, and the rows without a point."""
    legend = legend_height(_entries(frame), style, style.width - 4)
    axes = above_height(frame.titles, style) + below_height(frame.titles, style)
    return legend + axes + _PLOT[style.name] + absent_height(_absent(frame), style)


def draw(sheet: Sheet, frame: ScatterFrame, style: Style, area: Area) -> float | None:
    """Draw zones, axes, points, and as many names as find room, the outermost first.

    Returns the baseline of the last line of rows without a point.
    """
    top = draw_legend(sheet, _entries(frame), area, style)
    bottom = area.bottom - absent_height(_absent(frame), style)
    place = Area(area.left, top, area.right, bottom)
    axes = crossed(*_values(frame), frame.titles, place, style)
    rooms = [room_of(part, (axes.across, axes.upward), axes.plot) for part in frame.parts]
    draw_areas(sheet, rooms)
    draw_crossed(sheet, axes, frame.titles, place, style)
    draw_borders(sheet, frame.parts, rooms)
    spots = {dot.number: axes.place(dot.x, dot.value) for dot in frame.dots if dot.state != MISSING}
    listed = draw_absent(sheet, _absent(frame), (area.left, bottom), style)
    aside = iter(listed)
    radius = _radius(frame, style)
    for dot in frame.dots:
        if dot.state == MISSING:
            draw_absent_mark(sheet, dot.name, next(aside), style, row=dot.number)
        else:
            _draw_dot(sheet, dot, spots[dot.number], radius)
    taken = Taken(_reach(frame.dots[number], spot, radius) for number, spot in spots.items())
    write_names(sheet, frame.parts, rooms, taken, style)
    _write_names(sheet, frame, spots, taken, axes.plot, style)
    return listed[-1][1] if listed else None


def _values(frame: ScatterFrame) -> tuple[list[float], list[float]]:
    """Return what each axis must hold: the points, and the ends of the zones."""
    dots = [dot for dot in frame.dots if dot.state != MISSING]
    xs = [end for part in frame.parts for end in part.x if end is not None]
    ys = [end for part in frame.parts for end in part.y if end is not None]
    return [*xs, *(dot.x for dot in dots)], [*ys, *(dot.value for dot in dots)]


def _absent(frame: ScatterFrame) -> list[str]:
    """Return the names of the rows without a point."""
    return [dot.name for dot in frame.dots if dot.state == MISSING]


def _draw_dot(sheet: Sheet, dot: Dot, spot: tuple[float, float], radius: float) -> None:
    """Draw a point with the arrows of its bounds, hollow where a value is approximate."""
    (x, y), ink = spot, str(dot.series)
    hollow = ABOUT in {dot.x_state, dot.y_state}
    if radius < _PLAIN and dot.series == 1 and not hollow:
        speck(sheet, x, y, 2 * radius, ink=ink, row=dot.number)
    else:
        marker(sheet, x, y, dot.series, ink=ink, radius=radius, hollow=hollow, row=dot.number)
    place = Box(x - radius, y - radius, x + radius, y + radius)
    for state, up, down in ((dot.x_state, "right", "left"), (dot.y_state, "up", "down")):
        if state in {ABOVE, BELOW}:
            arrow(sheet, place, up if state == ABOVE else down, outward=True, ink=ink,
                  row=dot.number)  # fmt: skip


def _write_names(
    sheet: Sheet, frame: ScatterFrame, spots: dict[int, tuple[float, float]], taken: Taken,
    plot: Area, style: Style,
) -> None:  # fmt: skip
    """Write the names that find room, those farthest from the middle of all points first."""
    if not spots:
        return
    middle_x = sum(x for x, _ in spots.values()) / len(spots)
    middle_y = sum(y for _, y in spots.values()) / len(spots)
    order = sorted(
        spots,
        key=lambda n: (
            -math.hypot(
                (spots[n][0] - middle_x) / plot.width, (spots[n][1] - middle_y) / plot.height
            )
        ),
    )[:_MOST_NAMES]
    radius, width = _radius(frame, style), _NAME_WIDTH[style.name]
    names = [
        Name(
            wrap(frame.dots[n].name, width, style.small),
            *spots[n],
            _label_radius(frame.dots[n], radius),
        )
        for n in order
    ]
    bounds = Area(plot.left + 2, plot.top - 10, plot.right + 12, plot.bottom - 2)
    for number, (place, _) in place_names(names, taken, bounds, style.small).items():
        dot = frame.dots[order[number]]
        if place.leader:
            rules(sheet, [place.leader], ink="axis", width=0.8, key=dot.key)
        for index, line in enumerate(names[number].lines):
            y = place.top + style.small * (0.92 + index * 1.15)
            words(sheet, place.left, y, line, style.small, align=place.align, halo=True,
                  key=dot.key)  # fmt: skip


def _label_radius(dot: Dot, radius: float) -> float:
    bound = {ABOVE, BELOW} & {dot.x_state, dot.y_state}
    return radius + (_BEYOND if bound else 0)


def _reach(dot: Dot, spot: tuple[float, float], radius: float) -> Box:
    """Return the room of a point with its arrows."""
    (x, y), more = spot, radius + _BEYOND
    return Box(
        x - (more if dot.x_state == BELOW else radius),
        y - (more if dot.y_state == ABOVE else radius),
        x + (more if dot.x_state == ABOVE else radius),
        y + (more if dot.y_state == BELOW else radius),
    )


def _radius(frame: ScatterFrame, style: Style) -> float:
    """Return the size of a point: the more, the smaller."""
    if len(frame.dots) > _CROWD:
        return 2.6 if len(frame.dots) > 2 * _CROWD else 3.6
    return 4.6 if style.is_narrow else 5.0


def _entries(frame: ScatterFrame) -> list[Entry]:
    """Return the legend of the tiers."""
    return [Entry(text=name, series=number, sign="marker") for number, name in frame.tiers.items()]
