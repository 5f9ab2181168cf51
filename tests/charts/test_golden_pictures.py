"""Every kind of chart looks as it did when somebody last looked at it.

    pytest tests/charts/test_golden_pictures.py --write-golden

writes the pictures anew; look at them before they are committed.
"""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from reportgen.charts.png import png_of
from reportgen.charts.studio import KINDS, drawings_of, prepare
from tests.charts.gallery import gallery_scenes

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene

GOLDEN = Path(__file__).parent / "golden"
MEAN_DIFFERENCE = 1.0
"""Of 255, over the whole picture: edges may be smoothed a little differently elsewhere."""

CHANGED_SHARE = 0.004
"""Of the pixels: a moved label or bar changes more of them visibly."""


def picture(asked: Scene) -> np.ndarray:
    narrow = drawings_of(asked, prepare(asked))[1]
    height = narrow.figure.get_figheight() * 72
    png = png_of(narrow.sheet, narrow.style.width, height, density=1)
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=float)


def differs(one: np.ndarray, other: np.ndarray) -> bool:
    if one.shape != other.shape:
        return True
    difference = np.abs(one - other)
    changed = (difference.max(axis=2) > 48).mean()
    return bool(difference.mean() > MEAN_DIFFERENCE or changed > CHANGED_SHARE)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_looks_as_it_did(kind: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{kind}.png"
    drawn = picture(gallery_scenes("zh")[kind])
    if request.config.getoption("--write-golden"):
        GOLDEN.mkdir(exist_ok=True)
        shades = Image.fromarray(drawn.astype("uint8")).quantize(64, dither=Image.Dither.NONE)
        shades.save(path, optimize=True)
    golden = np.asarray(Image.open(path).convert("RGB"), dtype=float)
    assert not differs(drawn, golden)


def test_one_changed_value_is_seen() -> None:
    asked = gallery_scenes("zh")["ranked_bars"]
    first, *others = asked.grid.rows
    cell = first.cells[0]
    assert cell.value is not None
    higher = replace(cell, value=cell.value * Decimal("1.5"))
    changed = replace(first, cells=(higher, *first.cells[1:]))
    asked_again = replace(asked, grid=replace(asked.grid, rows=(changed, *others)))
    assert differs(picture(asked), picture(asked_again))
