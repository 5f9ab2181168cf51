"""The colours of the charts, and the classes by which a page switches them.

Classes on the elements of a chart (values in ``templates/assets/charts.css``, as custom
properties ``--chart-<name>``; the same light value stands on the element as an attribute):

``c-fg`` ``c-muted``    text, and secondary text
``c-grid`` ``c-axis``   strokes: grid lines; axis lines and outlines
``c-zone`` ``c-join``   fills: a named part of a plot; what joins two rows
``s-fg``                stroke in the colour of text
``c-bg`` ``s-bg``       the paper: fill of hollow marks, stroke of gaps
``halo``                an outline of paper behind a text; without the style sheet there is none
``c-on``                marks drawn upon a series colour
``c-on-pale``           text upon series 4 and 6, whose light values are too pale for ``c-on``
``s-muted``             stroke of hatching and of missing values
``f1`` … ``f6``         fill of series 1 to 6
``s1`` … ``s6``         stroke of series 1 to 6
``l1`` … ``l6``         pale fill of series 1 to 6: areas behind text, bands of flows
``t1`` … ``t6``         text in the colour of a series (darker where 4.5:1 asks for it)
``q1`` … ``q5``         fill of the classes of a map or matrix, lowest first
``on-1`` … ``on-5``     text upon those fills
``mark``                an element or group that stands for one value; its ``<title>`` tells it
``chart`` ``chart-wide`` ``chart-narrow``   the ``<svg>`` itself
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_SERIES = 6
MOST_CLASSES = 5


@dataclass(frozen=True)
class Ink:
    """One colour on light and on dark paper, ``#rrggbb``; light values are unique."""

    light: str
    dark: str


INKS: dict[str, Ink] = {
    "fg": Ink("#1b2430", "#e8ecf1"),
    "muted": Ink("#56616f", "#a7b1be"),
    "grid": Ink("#e1e5ea", "#2c343f"),
    "axis": Ink("#808b98", "#7d8896"),
    "bg": Ink("#ffffff", "#12161d"),
    "on": Ink("#fffffe", "#12161e"),
    "on-pale": Ink("#0c131b", "#0c131b"),
    "1": Ink("#0f3b8c", "#5b92ea"),
    "2": Ink("#bb461e", "#f37843"),
    "3": Ink("#1e7864", "#94dbb8"),
    "4": Ink("#bf7f00", "#f9d150"),
    "5": Ink("#64125a", "#bf659b"),
    "6": Ink("#78889b", "#a3afb9"),
    "text-1": Ink("#0f3b8d", "#7fabf2"),
    "text-2": Ink("#b2421b", "#f58a5b"),
    "text-3": Ink("#1d7561", "#94dbb9"),
    "text-4": Ink("#8a5a00", "#f9d151"),
    "text-5": Ink("#64125b", "#d68bb7"),
    "text-6": Ink("#566577", "#a3afba"),
    "soft-1": Ink("#bcc8df", "#2e456b"),
    "soft-2": Ink("#eccbc0", "#683b2b"),
    "soft-3": Ink("#c0d9d4", "#346a64"),
    "soft-4": Ink("#eddbb8", "#6a5d30"),
    "soft-5": Ink("#d4bdd1", "#54344d"),
    "soft-6": Ink("#d9dee3", "#495058"),
    "zone": Ink("#f2f4f7", "#1a2029"),
    "join": Ink("#dfe4ea", "#2d3541"),
    "class-1": Ink("#e4edf7", "#1a2b40"),
    "class-2": Ink("#b9d2ec", "#234468"),
    "class-3": Ink("#7fb0dc", "#2f659c"),
    "class-4": Ink("#2f6cae", "#74abe0"),
    "class-5": Ink("#0e3a78", "#c3def8"),
    "on-class-1": Ink("#1b2431", "#e8ecf2"),
    "on-class-2": Ink("#1b2432", "#e8ecf3"),
    "on-class-3": Ink("#0d1620", "#f4f7fa"),
    "on-class-4": Ink("#fffffd", "#0c131c"),
    "on-class-5": Ink("#fffffc", "#0c131d"),
}
"""Series colours: at least 3:1 on both papers, and apart from each other for readers with
protanopia, deuteranopia and tritanopia (OKLab distance above 0.09); text 4.5:1."""

_CLASSES: dict[tuple[str, str], str] = {
    ("fill", "fg"): "c-fg",
    ("fill", "muted"): "c-muted",
    ("fill", "bg"): "c-bg",
    ("fill", "on"): "c-on",
    ("fill", "on-pale"): "c-on-pale",
    ("fill", "zone"): "c-zone",
    ("fill", "join"): "c-join",
    ("stroke", "fg"): "s-fg",
    ("stroke", "bg"): "s-bg",
    ("stroke", "grid"): "c-grid",
    ("stroke", "axis"): "c-axis",
    ("stroke", "muted"): "s-muted",
    **{("fill", f"{n}"): f"f{n}" for n in range(1, MOST_SERIES + 1)},
    **{("stroke", f"{n}"): f"s{n}" for n in range(1, MOST_SERIES + 1)},
    **{("fill", f"soft-{n}"): f"l{n}" for n in range(1, MOST_SERIES + 1)},
    **{("fill", f"text-{n}"): f"t{n}" for n in range(1, MOST_SERIES + 1)},
    **{("fill", f"class-{n}"): f"q{n}" for n in range(1, MOST_CLASSES + 1)},
    **{("fill", f"on-class-{n}"): f"on-{n}" for n in range(1, MOST_CLASSES + 1)},
}

CLASS_OF: dict[tuple[str, str], str] = {
    (attribute, INKS[name].light): css for (attribute, name), css in _CLASSES.items()
}
"""The class of a light colour used as ``fill`` or ``stroke``."""


def colour(name: str) -> str:
    """Return the light value of an ink, which the drawing carries and CSS replaces."""
    return INKS[name].light


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, definition of relative luminance and contrast ratio.
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(hexadecimal: str) -> float:
    channels = (int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
