"""Regions as tiles in the order of the map: coloured by class, with name and value.

A real map needs boundaries with a review number; tiles show where a region lies, and give small
ones as much room as large ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.charts.ink import box, hatch, marker, polygon, words
from reportgen.charts.kinds.tile_classes import with_classes
from reportgen.charts.labels import Box, room, shorten, wrap
from reportgen.charts.marks import tip
from reportgen.charts.roles import value_column, word_column
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    ELLIPSIS,
    EXACT,
    MISSING,
    full_text,
    label_text,
    missing_word,
    scale_for,
    shown,
    state_of,
    unit_line,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportgen.charts.scene import Scene
    from reportgen.charts.style import Area, Style
    from reportgen.charts.wording import Scale

OUTSIDE = "outside"
"""State of a tile no row of the grid is about: drawn empty, so that the shape stays readable."""

_TILE = {"wide": (70.0, 46.0), "narrow": (46.5, 44.0)}
_GAP = 2.5
_SWATCH = 16.0


def unit(scene: Scene) -> str:
    """Return the unit of the values printed, empty for words."""
    column = value_column(scene)
    if column is None:
        return ""
    return unit_line(scale_for(scene.cells(column), scene, column=column), scene.language)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """One row of the frame as the drawing reads it."""

    number: int
    column: int
    row: int
    label: str
    text: str
    short: str
    state: str
    tone: int
    tier_text: str


def prepare(scene: Scene) -> pd.DataFrame:
    """Return one row a tile, from north to south and from west to east.

    Shape:   id, label, tile_column, tile_row (from 0), value, state, text, short (with three
             figures for the largest value, for narrow tiles), tip; classes as ``with_classes``.
    Missing: state ``missing`` for a region of the grid without value; state ``outside`` for a
             region of the same level that the grid does not name.
    """
    rows = {row.id: index for index, row in enumerate(scene.grid.rows)}
    regions = scene.config.regions
    levels = {regions[key].level for key in rows if key in regions}
    tiles = sorted(
        (region.tile[1], region.tile[0], key)
        for key, region in regions.items()
        if region.tile and (key in rows or region.level in levels)
    )
    left = min((column for _, column, _ in tiles), default=0)
    top = min((row for row, _, _ in tiles), default=0)
    values = pd.DataFrame(
        [
            {
                "id": key,
                "label": regions[key].name.get(scene.language),
                "tile_column": column - left,
                "tile_row": row - top,
                **_cell(scene, rows.get(key), regions[key].name.get(scene.language)),
            }
            for row, column, key in tiles
        ]
    )
    return with_classes(values, scene)


def height(frame: pd.DataFrame, style: Style) -> float:
    """Return the height of the tiles, and of the legend where it stands above them."""
    tiles = (int(frame["tile_row"].max()) + 1) * _TILE[style.name][1]
    return tiles + (_legend_rows(frame, style)[1] if style.is_narrow else 0)


def draw(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    """Draw tiles with name and value, and the legend beside (wide) or above (narrow)."""
    width, tall = _TILE[style.name]
    top = area.top
    if style.is_narrow:
        places, needed = _legend_rows(frame, style)
        for (tone, text), (x, y) in zip(_classes(frame, style), places, strict=True):
            _draw_entry(axes, tone, text, area.left + x, area.top + y, style)
        top += needed
    else:
        x = area.left + (int(frame["tile_column"].max()) + 1) * width + 22
        for number, (tone, text) in enumerate(_classes(frame, style)):
            text_cut = shorten(text, area.right - x - _SWATCH - 8, style.small)
            _draw_entry(axes, tone, text_cut, x, area.top + 4 + number * 24, style)
    texts, size = _value_texts(frame, style)
    name_size = _name_size(frame, style)
    for tile in _tiles_of(frame):
        left, upper = area.left + tile.column * width, top + tile.row * tall
        place = Box(left, upper, left + width - _GAP, upper + tall - _GAP)
        _draw_tile(axes, place, tile, (texts[tile.number], size), name_size)


def _tiles_of(frame: pd.DataFrame) -> list[Tile]:
    """Return the rows of a frame, in its order."""
    names = ("tile_column", "tile_row", "label", "text", "short", "state", "tone", "tier_text")
    return [
        Tile(
            number=number,
            column=int(column),
            row=int(row),
            label=str(label),
            text=str(text),
            short=str(short),
            state=str(state),
            tone=int(tone),
            tier_text=str(tier_text),
        )
        for number, (column, row, label, text, short, state, tone, tier_text) in enumerate(
            zip(*(frame[name] for name in names), strict=True)
        )
    ]


def _cell(scene: Scene, row: int | None, name: str) -> dict[str, object]:
    """Return what a tile shows of one row of the grid."""
    empty = {"value": float("nan"), "word": "", "text": "", "short": ""}
    if row is None:
        return {**empty, "state": OUTSIDE, "tip": name}
    numbers, named = value_column(scene), word_column(scene)
    result: dict[str, object] = {**empty, "state": MISSING, "text": ELLIPSIS, "short": ELLIPSIS}
    cells = scene.grid.rows[row].cells
    if named is not None:
        word = cells[named].word
        result |= {"word": word.get(scene.language) if word else ""}
        result |= {"state": EXACT, "text": "", "short": ""} if word else {}
    if numbers is not None:
        scale = scale_for(scene.cells(numbers), scene, column=numbers)
        fact = cells[numbers]
        result |= {"value": shown(fact, scale), "text": label_text(fact, scale, scene)}
        result["short"] = label_text(
            fact, scale, scene, most=_short_decimals(scene, numbers, scale)
        )
        if named is None or fact.value is not None:
            result["state"] = state_of(fact)
    said = [c for c in (numbers, named) if c is not None] or [0]
    heads = [scene.grid.columns[c].label.get(scene.language) for c in said]
    result["tip"] = tip(name, heads[0], cells[said[0]], scene)
    for head, column in zip(heads[1:], said[1:], strict=True):
        mark = ("；", "：") if scene.language == "zh" else ("; ", ": ")
        result["tip"] = f"{result['tip']}{mark[0]}{head}{mark[1]}{full_text(cells[column], scene)}"
    return result


def _short_decimals(scene: Scene, column: int, scale: Scale) -> int:
    """Return the decimals that leave the largest value of a column three figures."""
    largest = max(abs(shown(f, scale)) for f in scene.cells(column) if f.value is not None)
    return max(0, 2 - math.floor(math.log10(largest))) if largest else 0


def _classes(frame: pd.DataFrame, style: Style) -> list[tuple[int, str]]:
    """Return the legend, highest class first, then the sign of missing values."""
    tiles = _tiles_of(frame)
    named = {tile.tone: tile.tier_text for tile in tiles if tile.tone and tile.tier_text}
    entries = sorted(named.items(), reverse=True)
    if any(tile.state == MISSING for tile in tiles):
        entries.append((0, missing_word(style.language)))
    return entries


def _legend_rows(frame: pd.DataFrame, style: Style) -> tuple[list[tuple[float, float]], float]:
    """Return where the entries of a legend above the tiles begin, and its height."""
    places, x, y = [], 0.0, 0.0
    for _, text in _classes(frame, style):
        needed = _SWATCH + 6 + room(text, style.small)
        if x and x + needed > style.width - 8:
            x, y = 0.0, y + 22
        places.append((x, y))
        x += needed + 14
    return places, (y + 28 if places else 0.0)


def _draw_entry(axes: Axes, tone: int, text: str, x: float, y: float, style: Style) -> None:
    swatch = Box(x, y, x + _SWATCH, y + _SWATCH)
    _fill_tile(axes, swatch, tone, EXACT if tone else MISSING, None)
    words(axes, x + _SWATCH + 6, y + _SWATCH / 2 + style.small * 0.36, text, style.small)


def _fill_tile(axes: Axes, place: Box, tone: int, state: str, row: int | None) -> None:
    if tone:
        box(axes, place, fill=f"class-{tone}", stroke="axis", width=0.6, row=row)
        return
    box(axes, place, fill="bg", stroke="axis", width=0.8, dashes=(3, 2), row=row)
    if state == MISSING:
        hatch(axes, place, ink="grid", gap=7, row=row)


def _draw_tile(
    axes: Axes, place: Box, tile: Tile, value: tuple[str, float], name_size: float
) -> None:
    """Draw one tile: name above, value below, a sign in the corner for bounds and estimates."""
    tone, state, row, label = tile.tone, tile.state, tile.number, tile.label
    _fill_tile(axes, place, tone, state, row)
    ink = f"on-class-{tone}" if tone else "muted"
    x, y = place.right - 6, place.top + 6
    if state in {ABOVE, BELOW}:
        sign = -3.5 if state == ABOVE else 3.5
        polygon(axes, [(x - 4, y - sign), (x + 4, y - sign), (x, y + sign)], fill=ink, row=row)
    elif state == ABOUT:
        marker(axes, x, y, 1, ink="axis", radius=2.6, hollow=True, row=row)
    (text, text_size), size = value, name_size
    middle, width = (place.left + place.right) / 2, place.right - place.left - 3
    named = wrap(label, width, size, lines=1 if text else 2)
    if any(line.endswith(ELLIPSIS) for line in named):
        named = (_abbreviated(label, width, size),)
    lines = [(line, size, False) for line in named]
    if text:
        lines.append((text, text_size, state != MISSING))
    top = (place.top + place.bottom) / 2 - (len(lines) - 1) * 8 + size * 0.36
    for number, (line, line_size, bold) in enumerate(lines):
        words(axes, middle, top + number * 16, line, line_size, ink=ink, align="center",
              bold=bold)  # fmt: skip


def _value_texts(frame: pd.DataFrame, style: Style) -> tuple[list[str], float]:
    """Return the values as the tiles print them, and their size.

    In full where they fit, else shorter or smaller, else not at all: all tiles agree, and no
    number is ever cut off.
    """
    width, tiles = _TILE[style.name][0] - _GAP - 2, _tiles_of(frame)
    for smaller in (0.0, 1.0, 2.0):
        size = style.small - smaller
        for texts in ([tile.text for tile in tiles], [tile.short for tile in tiles]):
            if all(room(text, size, bold=True) <= width for text in texts):
                return texts, size
    return [""] * len(tiles), style.small


def _name_size(frame: pd.DataFrame, style: Style) -> float:
    """Return the size of all names: smaller where the longest does not fit."""
    width = _TILE[style.name][0] - _GAP - 3
    names = [str(name).partition(" (")[0] for name in frame["label"]]
    fits = all(room(name, style.small - 0.5) <= width for name in names)
    return style.small - (0.5 if fits else 2.0)


def _abbreviated(name: str, width: float, size: float) -> str:
    """Return a name cut to a width, its end marked by a full stop as maps do."""
    plain = name.partition(" (")[0]
    if room(plain, size) <= width:
        return plain
    kept = plain
    while len(kept) > 1 and room(kept + ".", size) > width:
        kept = kept[:-1]
    return kept + "."
