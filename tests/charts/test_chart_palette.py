"""Colours can be seen on both papers and told apart, and CSS has the same ones."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from reportgen.charts.palette import CLASS_OF, INKS, MOST_CLASSES, MOST_SERIES, contrast
from tests.conftest import ROOT

CSS = (ROOT / "templates" / "assets" / "charts.css").read_text(encoding="utf-8")
LIGHT_PAPERS = ("#ffffff", "#fbfbf8")
DARK_PAPERS = ("#12161d", "#0e1318")
"""The sheet and the page, as the style sheet of the site colours them."""

SERIES = [str(number) for number in range(1, MOST_SERIES + 1)]
VISIONS = {
    "all three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What each reader sees of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""


def _product(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _oklab(colour: str, vision: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Return the OKLab coordinates (Ottosson 2020) of a colour as a reader sees it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    seen = tuple(min(max(value, 0), 1) for value in _product(vision, linear))
    cones = _product(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        seen,
    )
    return _product(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        tuple(value ** (1 / 3) for value in cones),
    )


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", [*SERIES, "axis"])
def test_marks_stand_out_from_the_paper(name: str) -> None:
    assert min(contrast(INKS[name].light, paper) for paper in LIGHT_PAPERS) >= 3
    assert min(contrast(INKS[name].dark, paper) for paper in DARK_PAPERS) >= 3


@pytest.mark.parametrize("name", ["fg", "muted", *(f"text-{number}" for number in SERIES)])
def test_text_can_be_read_on_the_paper(name: str) -> None:
    assert min(contrast(INKS[name].light, paper) for paper in LIGHT_PAPERS) >= 4.5
    assert min(contrast(INKS[name].dark, paper) for paper in DARK_PAPERS) >= 4.5


@pytest.mark.parametrize("ground", ["zone", *(f"soft-{number}" for number in SERIES)])
def test_text_can_be_read_on_zones_and_pale_bands(ground: str) -> None:
    assert contrast(INKS[ground].light, INKS["fg"].light) >= 4.5
    assert contrast(INKS[ground].dark, INKS["fg"].dark) >= 4.5


@pytest.mark.parametrize("number", SERIES)
def test_a_series_stands_out_from_its_own_pale_band(number: str) -> None:
    assert contrast(INKS[f"soft-{number}"].light, INKS[number].light) >= 1.9
    assert contrast(INKS[f"soft-{number}"].dark, INKS[number].dark) >= 1.9


def test_there_are_at_most_six_hues() -> None:
    assert MOST_SERIES == 6


@pytest.mark.parametrize("number", range(1, MOST_CLASSES + 1))
def test_text_can_be_read_on_every_tile(number: int) -> None:
    tile, text = INKS[f"class-{number}"], INKS[f"on-class-{number}"]
    assert contrast(tile.light, text.light) >= 4.5
    assert contrast(tile.dark, text.dark) >= 4.5


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_tiles_get_steadily_stronger(paper: str) -> None:
    ground = {"light": "#ffffff", "dark": "#12161d"}[paper]
    tones = [getattr(INKS[f"class-{n}"], paper) for n in range(1, MOST_CLASSES + 1)]
    steps = [contrast(tone, ground) for tone in tones]
    assert all(later / earlier > 1.25 for earlier, later in pairwise(steps))


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("paper", ["light", "dark"])
def test_series_are_told_apart_by_every_reader(paper: str, vision: str) -> None:
    seen = [_oklab(getattr(INKS[name], paper), VISIONS[vision]) for name in SERIES]
    for one, other in combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.09


def test_light_colours_are_unique_so_that_each_finds_its_class() -> None:
    assert len({ink.light for ink in INKS.values()}) == len(INKS)


def test_the_style_sheet_has_the_colours_of_the_palette() -> None:
    light, dark = CSS.split("@media screen and (prefers-color-scheme: dark)", 1)
    for name, ink in INKS.items():
        assert f"--chart-{name}: {ink.light};" in light
        assert f"--chart-{name}: {ink.dark};" in dark.split("\n}\n", 1)[0]


def test_the_style_sheet_has_a_rule_for_every_class() -> None:
    ruled = set(re.findall(r"^\.chart \.([\w-]+) \{", CSS, flags=re.MULTILINE))
    assert set(CLASS_OF.values()) <= ruled
