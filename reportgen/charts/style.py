"""How large things are: one style for each width a chart is drawn in. Units are viewBox units."""

from __future__ import annotations

from dataclasses import dataclass

NOTE_GAP = 17.0
"""From the last stroke of a plot to the first line below it."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """Width and text sizes of a drawing.

    A unit is one CSS pixel where the chart has its full width. The narrow style is drawn for
    phones of 360 pixels and more: its smallest text stays above 11 pixels there.
    """

    name: str
    language: str
    width: float
    size: float
    small: float
    title: float
    plot: float
    """Height of a plot that has no natural height of its own."""
    line: float = 1.4
    """Distance of two baselines, in text sizes."""

    @property
    def is_narrow(self) -> bool:
        """Return whether this is the phone's drawing."""
        return self.name == "narrow"

    @property
    def leading(self) -> float:
        """Return the distance of two baselines of ordinary text."""
        return self.size * self.line

    @property
    def note_leading(self) -> float:
        """Return the distance of two lines below the plot."""
        return self.small * 1.42

    def note_line(self, bottom: float, number: int = 0) -> float:
        """Return the baseline of a line, from 0, below a plot whose last stroke ends at bottom."""
        return bottom + NOTE_GAP + self.small * 0.8 + number * self.note_leading


@dataclass(frozen=True)
class Area:
    """A rectangle of the drawing; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return right less left."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return bottom less top."""
        return self.bottom - self.top


def wide(language: str) -> Style:
    """Return the style of a chart in a text column."""
    return Style(name="wide", language=language, width=720, size=13, small=12, title=17, plot=280)


def narrow(language: str) -> Style:
    """Return the style of a chart on a phone."""
    return Style(
        name="narrow", language=language, width=380, size=13, small=12.5, title=16, plot=270
    )
