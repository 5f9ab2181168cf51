"""Regions as tiles in the order of the map: coloured by class, with name and value.

A real map needs boundaries with a review number; tiles show where a region lies, and give small
ones as much room as large ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportgen.charts.ink import box, hatch, marker, polygon, words
from reportgen.charts.labels import Box, room, shorten, wrap
from reportgen.charts.marks import Frame, Mark, tip
from reportgen.charts.parts.classes import classes_by_value, classes_by_word
from reportgen.charts.roles import value_column, word_column, words_in_order
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
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.charts.wording import Scale

OUTSIDE = "outside"
"""State of a tile no row of the grid is about: drawn empty, so that the shape stays readable."""

_TILE = {"wide": (70.0, 46.0), "narrow": (46.5, 44.0)}
"""Width and height of a tile; wider where few columns leave the room."""

_WIDEST = {"wide": 96.0, "narrow": 74.0}
_LEGEND = 150.0
_GAP = 2.5
_SWATCH, _ENTRY = 16.0, 24.0


def unit(scene: Scene) -> str:
    """Return the unit of the values printed, empty for words."""
    column = value_column(scene)
    if column is None:
        return ""
    return unit_line(scale_for(scene.cells(column), scene, column=column), scene.language)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile(Mark):
    """A region as a tile; ``short`` is its value in three figures, for narrow tiles.

    ``column`` and ``line`` place it, from 0; ``tone`` 1 to 5 is how dark it is, 0 without a class;
    ``class_text`` is the range or word of its class.
    """

    column: int
    line: int
    label: str
    short: str
    word: str
    tone: int = 0
    class_text: str = ""


@dataclass(frozen=True, kw_only=True)
class TileFrame(Frame):
    """The tiles, from north to south and from west to east."""

    tiles: tuple[Tile, ...]


def prepare(scene: Scene) -> TileFrame:
    """Return one tile for each region of the levels the grid names.

    Missing: state ``missing`` for a region of the grid without value; state ``outside`` for a
             region of the same level that the grid does not name.
    """
    rows = {row.id: index for index, row in enumerate(scene.grid.rows)}
    regions = scene.config.regions
    levels = {regions[key].level for key in rows if key in regions}
    places = sorted(
        (region.tile[1], region.tile[0], key)
        for key, region in regions.items()
        if region.tile and (key in rows or region.level in levels)
    )
    left = min((column for _, column, _ in places), default=0)
    top = min((line for line, _, _ in places), default=0)
    tiles = [
        _tile(scene, key, rows.get(key), number=number, column=column - left, line=line - top)
        for number, (line, column, key) in enumerate(places)
    ]
    named = word_column(scene)
    classes = (
        classes_by_value([tile.value for tile in tiles], scene.language)
        if named is None
        else classes_by_word([tile.word for tile in tiles], words_in_order(scene, named))
    )
    done = tuple(
        replace(tile, tone=found.tone, class_text=found.text)
        for tile, found in zip(tiles, classes, strict=True)
    )
    return TileFrame(marks=done, tiles=done, rows=(), names=())


def _tile(scene: Scene, key: str, row: int | None, *, number: int, column: int, line: int) -> Tile:
    """Return the tile of a region, not yet in a class."""
    name = scene.config.regions[key].name.get(scene.language)
    tile = Tile(
        number=number, row=number, series=1, key=key, value=float("nan"), state=OUTSIDE, text="",
        tip=name, column=column, line=line, label=name, short="", word="",
    )  # fmt: skip
    return tile if row is None else replace(tile, **_cell(scene, row, name))


def height(frame: TileFrame, style: Style) -> float:
    """Return the height of the tiles, and of the legend where it stands above them."""
    tiles = (max(tile.line for tile in frame.tiles) + 1) * _TILE[style.name][1]
    if style.is_narrow:
        return tiles + _legend_rows(frame, style)[1]
    return max(tiles, len(_classes(frame, style)) * _ENTRY)


def draw(sheet: Sheet, frame: TileFrame, style: Style, area: Area) -> None:
    """Draw tiles with name and value, and the legend beside (wide) or above (narrow)."""
    width, tall = _width(frame, style), _TILE[style.name][1]
    top = area.top
    if style.is_narrow:
        places, needed = _legend_rows(frame, style)
        for (tone, text), (x, y) in zip(_classes(frame, style), places, strict=True):
            _draw_entry(sheet, tone, text, area.left + x, area.top + y, style)
        top += needed
    else:
        x = area.left + (max(tile.column for tile in frame.tiles) + 1) * width + 22
        for number, (tone, text) in enumerate(_classes(frame, style)):
            text_cut = shorten(text, area.right - x - _SWATCH - 8, style.small)
            _draw_entry(sheet, tone, text_cut, x, area.top + 4 + number * _ENTRY, style)
    texts, size = _value_texts(frame, style)
    name_size = _name_size(frame, style)
    for tile in frame.tiles:
        left, upper = area.left + tile.column * width, top + tile.line * tall
        place = Box(left, upper, left + width - _GAP, upper + tall - _GAP)
        _draw_tile(sheet, place, tile, (texts[tile.number], size), name_size)


def _width(frame: TileFrame, style: Style) -> float:
    """Return the width of a tile."""
    columns = max(tile.column for tile in frame.tiles) + 1
    free = style.width - 4 - (0 if style.is_narrow else _LEGEND)
    return max(_TILE[style.name][0], min(_WIDEST[style.name], free / columns))


def _cell(scene: Scene, row: int, name: str) -> dict[str, Any]:
    """Return what a tile shows of one row of the grid."""
    numbers, named = value_column(scene), word_column(scene)
    result: dict[str, Any] = {"state": MISSING, "text": ELLIPSIS, "short": ELLIPSIS}
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


def _classes(frame: TileFrame, style: Style) -> list[tuple[int, str]]:
    """Return the legend, highest class first, then the sign of missing values."""
    named = {tile.tone: tile.class_text for tile in frame.tiles if tile.tone and tile.class_text}
    entries = sorted(named.items(), reverse=True)
    if any(tile.state == MISSING for tile in frame.tiles):
        entries.append((0, missing_word(style.language)))
    return entries


def _legend_rows(frame: TileFrame, style: Style) -> tuple[list[tuple[float, float]], float]:
    """Return where the entries of a legend above the tiles begin, and its height."""
    places, x, y = [], 0.0, 0.0
    for _, text in _classes(frame, style):
        needed = _SWATCH + 6 + room(text, style.small)
        if x and x + needed > style.width - 8:
            x, y = 0.0, y + 22
        places.append((x, y))
        x += needed + 14
    return places, (y + 28 if places else 0.0)


def _draw_entry(sheet: Sheet, tone: int, text: str, x: float, y: float, style: Style) -> None:
    swatch = Box(x, y, x + _SWATCH, y + _SWATCH)
    _fill_tile(sheet, swatch, tone, EXACT if tone else MISSING, None)
    words(sheet, x + _SWATCH + 6, y + _SWATCH / 2 + style.small * 0.36, text, style.small)


def _fill_tile(sheet: Sheet, place: Box, tone: int, state: str, row: int | None) -> None:
    if tone:
        box(sheet, place, fill=f"class-{tone}", stroke="axis", width=0.6, row=row)
        return
    box(sheet, place, fill="bg", stroke="axis", width=0.8, dashes=(3, 2), row=row)
    if state == MISSING:
        hatch(sheet, place, ink="grid", gap=7, row=row)


def _draw_tile(
    sheet: Sheet, place: Box, tile: Tile, value: tuple[str, float], name_size: float
) -> None:
    """Draw one tile: name above, value below, a sign in the corner for bounds and estimates."""
    tone, state, row, label = tile.tone, tile.state, tile.number, tile.label
    _fill_tile(sheet, place, tone, state, row)
    ink = f"on-class-{tone}" if tone else "muted"
    x, y = place.right - 6, place.top + 6
    if state in {ABOVE, BELOW}:
        sign = -3.5 if state == ABOVE else 3.5
        polygon(sheet, [(x - 4, y - sign), (x + 4, y - sign), (x, y + sign)], fill=ink, row=row)
    elif state == ABOUT:
        marker(sheet, x, y, 1, ink="axis", radius=2.6, hollow=True, row=row)
    (text, text_size), size = value, name_size
    middle, width = (place.left + place.right) / 2, place.right - place.left - 3
    named = wrap(label, width, size, lines=1 if text else 2)
    if _is_cut(named):
        named = wrap(label, width, size, lines=2)
    if _is_cut(named):
        named = (_abbreviated(label, width, size),)
    lines = [(line, size, False) for line in named]
    if text:
        lines.append((text, text_size, state != MISSING))
    step = 16.0 if len(lines) < 3 else 13.4
    top = (place.top + place.bottom) / 2 - (len(lines) - 1) * step / 2 + size * 0.36
    for number, (line, line_size, bold) in enumerate(lines):
        words(sheet, middle, top + number * step, line, line_size, ink=ink, align="center",
              bold=bold, row=row)  # fmt: skip


def _is_cut(lines: tuple[str, ...]) -> bool:
    return any(line.endswith(ELLIPSIS) for line in lines)


def _value_texts(frame: TileFrame, style: Style) -> tuple[list[str], float]:
    """Return the values as the tiles print them, and their size.

    In full where they fit, else shorter or smaller, else not at all: all tiles agree, and no
    number is ever cut off.
    """
    width, tiles = _width(frame, style) - _GAP - 2, frame.tiles
    for smaller in (0.0, 1.0, 2.0):
        size = style.small - smaller
        for texts in ([tile.text for tile in tiles], [tile.short for tile in tiles]):
            if all(room(text, size, bold=True) <= width for text in texts):
                return texts, size
    return [""] * len(tiles), style.small


def _name_size(frame: TileFrame, style: Style) -> float:
    """Return the size of all names: smaller where the longest does not fit."""
    width = _width(frame, style) - _GAP - 3
    names = [tile.label.partition(" (")[0] for tile in frame.tiles]
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
