"""The font charts are drawn and measured in: Noto Sans CJK SC from the wheel ``mpl-font``.

The wheel is found but never imported: importing it changes matplotlib's settings.
"""

from __future__ import annotations

import importlib.util
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

if TYPE_CHECKING:
    from collections.abc import Iterable

STACK = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'
"""What a browser is asked for, in order; no font is sent with the page."""

_FILES = {False: "NotoSansCJKsc-Regular.otf", True: "NotoSansCJKsc-Bold.otf"}


@cache
def font_path(*, bold: bool = False) -> Path:
    """Return the font file.

    Raises: FileNotFoundError where the wheel ``mpl-font`` is not installed.
    """
    found = importlib.util.find_spec("mpl_font")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("mpl-font")
    return Path(found.submodule_search_locations[0]) / "fonts" / "noto" / _FILES[bold]


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the font at a size, as matplotlib wants it; callers leave it as it is."""
    return FontProperties(
        fname=str(font_path(bold=bold)), size=size, weight="bold" if bold else "normal"
    )


@cache
def characters() -> frozenset[int]:
    """Return the code points both weights can draw."""
    return frozenset(_face(font_path(bold=False)).get_charmap()) & frozenset(
        _face(font_path(bold=True)).get_charmap()
    )


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters no glyph exists for, each once, in order of appearance."""
    known = characters()
    return tuple(dict.fromkeys(c for text in texts for c in text if ord(c) not in known))


def text_width(text: str, size: float, *, bold: bool = False, path: Path | None = None) -> float:
    """Return the width of a line of text in the unit of ``size``.

    ``path`` measures in another font: readers without Noto see one of the stack's others.
    """
    return _ems(path or font_path(bold=bold), text) * size


@cache
def _face(path: Path) -> FT2Font:
    return FT2Font(str(path))


@lru_cache(maxsize=20_000)
def _ems(path: Path, text: str) -> float:
    """Return the width of a text in ems: layouts ask for the same ones many times."""
    return sum(_advance(path, character) for character in text)


@cache
def _advance(path: Path, character: str) -> float:
    """Return the advance of a character in ems, one where the font has no glyph for it."""
    face = _face(path)
    if not face.get_char_index(ord(character)):
        return 1.0
    face.set_size(100, 72)
    glyph = face.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / 100
