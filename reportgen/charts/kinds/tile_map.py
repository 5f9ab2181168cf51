"""Regions as tiles in the order of the map: coloured by class, with name and value.

A real map needs boundaries with a review number; tiles show where a region lies, and give small
ones as much room as large ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.charts.ink import box, hatch, marker, polygon, words
from reportgen.charts.labels import Box, room, shorten, wrap
from reportgen.charts.marks import tip
from reportgen.charts.palette import MOST_CLASSES
from reportgen.charts.roles import value_column, word_column, words_in_order
from reportgen.charts.ticks import class_bounds
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
    tick_text,
    unit_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    tier: int
    tier_text: str


def prepare(scene: Scene) -> pd.DataFrame:
    """Return one row a tile, from north to south and from west to east.

    Shape:   id, label, tile_column, tile_row (from 0), value, state, text, short (with three
             figures for the largest value, for narrow tiles), tip, tier (class from
             1, the lowest; 0 without value), tier_text (its range or word).
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
    return _with_classes(values, scene)


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
        for (tier, text), (x, y) in zip(_classes(frame, style), places, strict=True):
            _draw_entry(axes, tier, text, area.left + x, area.top + y, style)
        top += needed
    else:
        x = area.left + (int(frame["tile_column"].max()) + 1) * width + 22
        for number, (tier, text) in enumerate(_classes(frame, style)):
            text_cut = shorten(text, area.right - x - _SWATCH - 8, style.small)
            _draw_entry(axes, tier, text_cut, x, area.top + 4 + number * 24, style)
    texts = _value_texts(frame, style)
    for tile in _tiles_of(frame):
        left, upper = area.left + tile.column * width, top + tile.row * tall
        place = Box(left, upper, left + width - _GAP, upper + tall - _GAP)
        _draw_tile(axes, place, tile, texts[tile.number], style)


def _tiles_of(frame: pd.DataFrame) -> list[Tile]:
    """Return the rows of a frame, in its order."""
    names = ("tile_column", "tile_row", "label", "text", "short", "state", "tier", "tier_text")
    return [
        Tile(
            number=number,
            column=int(column),
            row=int(row),
            label=str(label),
            text=str(text),
            short=str(short),
            state=str(state),
            tier=int(tier),
            tier_text=str(tier_text),
        )
        for number, (column, row, label, text, short, state, tier, tier_text) in enumerate(
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


def _with_classes(tiles: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Return the tiles with their classes: by word where there are words, else by value."""
    named = word_column(scene)
    if named is not None:
        ordered = words_in_order(scene, named)
        tiers = [ordered.index(word) + 1 if word else 0 for word in tiles["word"]]
        texts = [str(word) for word in tiles["word"]]
        return tiles.assign(tier=tiers, tier_text=texts)
    bounds, decimals = class_bounds(tiles["value"], MOST_CLASSES)
    ranges = _range_texts(bounds, decimals, scene.language)
    tiers = [
        0 if pd.isna(value) else 1 + sum(value >= bound for bound in bounds)
        for value in tiles["value"]
    ]
    return tiles.assign(tier=tiers, tier_text=[ranges[t - 1] if t else "" for t in tiers])


def _range_texts(bounds: Sequence[float], decimals: int, language: str) -> list[str]:
    """Return the range of each class, lower bound included: <2, 2–3, ≥3."""
    texts = [tick_text(Decimal(str(b)), decimals, language) for b in bounds]
    if not texts:
        return [""]
    middle = [f"{low}–{high}" for low, high in pairwise(texts)]
    return [f"<{texts[0]}", *middle, f"≥{texts[-1]}"]


def _classes(frame: pd.DataFrame, style: Style) -> list[tuple[int, str]]:
    """Return the legend, highest class first, then the sign of missing values."""
    tiles = _tiles_of(frame)
    named = {tile.tier: tile.tier_text for tile in tiles if tile.tier and tile.tier_text}
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


def _draw_entry(axes: Axes, tier: int, text: str, x: float, y: float, style: Style) -> None:
    swatch = Box(x, y, x + _SWATCH, y + _SWATCH)
    _fill_tile(axes, swatch, tier, EXACT if tier else MISSING, None)
    words(axes, x + _SWATCH + 6, y + _SWATCH / 2 + style.small * 0.36, text, style.small)


def _fill_tile(axes: Axes, place: Box, tier: int, state: str, row: int | None) -> None:
    if tier:
        box(axes, place, fill=f"class-{tier}", stroke="axis", width=0.6, row=row)
        return
    box(axes, place, fill="bg", stroke="axis", width=0.8, dashes=(3, 2), row=row)
    if state == MISSING:
        hatch(axes, place, ink="grid", gap=7, row=row)


def _draw_tile(axes: Axes, place: Box, tile: Tile, text: str, style: Style) -> None:
    """Draw one tile: name above, value below, a sign in the corner for bounds and estimates."""
    tier, state, row, label = tile.tier, tile.state, tile.number, tile.label
    _fill_tile(axes, place, tier, state, row)
    ink = f"on-class-{tier}" if tier else "muted"
    x, y = place.right - 6, place.top + 6
    if state in {ABOVE, BELOW}:
        sign = -3.5 if state == ABOVE else 3.5
        polygon(axes, [(x - 4, y - sign), (x + 4, y - sign), (x, y + sign)], fill=ink, row=row)
    elif state == ABOUT:
        marker(axes, x, y, 1, ink="axis", radius=2.6, hollow=True, row=row)
    middle, width = (place.left + place.right) / 2, place.right - place.left - 3
    size = style.small - 0.5
    named = wrap(label, width, size, lines=1 if text else 2)
    if text and named[0].endswith(ELLIPSIS):
        size -= 1.5
        named = (_abbreviated(label, width, size),)
    lines = [*named, *([text] if text else [])]
    top = (place.top + place.bottom) / 2 - (len(lines) - 1) * 8 + style.small * 0.36
    for number, line in enumerate(lines):
        value = bool(text) and number == len(lines) - 1
        words(axes, middle, top + number * 16, line, style.small if value else size, ink=ink,
              align="center", bold=value and state != MISSING)  # fmt: skip


def _value_texts(frame: pd.DataFrame, style: Style) -> list[str]:
    """Return the values as the tiles print them: in full, shorter, or not at all.

    All tiles agree, and no number is ever cut off.
    """
    width, tiles = _TILE[style.name][0] - _GAP - 3, _tiles_of(frame)
    for texts in ([tile.text for tile in tiles], [tile.short for tile in tiles]):
        if all(room(text, style.small, bold=True) <= width for text in texts):
            return texts
    return [""] * len(tiles)


def _abbreviated(name: str, width: float, size: float) -> str:
    """Return a name cut to a width, its end marked by a full stop as maps do."""
    plain = name.partition(" (")[0]
    if room(plain, size) <= width:
        return plain
    kept = plain
    while len(kept) > 1 and room(kept + ".", size) > width:
        kept = kept[:-1]
    return kept + "."
