"""Descriptions for the tests that read them, in as few words as they can be asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.describe import description_of
from reportgen.config.displays import Selection
from tests.charts.conftest import scene

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene


def selecting(drawn: Scene, **values: list[str]) -> Scene:
    """Return a figure whose columns each select a period or a destination."""
    columns = tuple(
        replace(column, selection=Selection(**{key: each[n] for key, each in values.items()}))
        for n, column in enumerate(drawn.grid.columns)
    )
    return replace(drawn, grid=replace(drawn.grid, columns=columns))


def told(*arguments: object, **options: object) -> str:
    """Return the description of a figure without its head."""
    text = description_of(scene(*arguments, title="T", **options))
    return text.partition("T" + (". " if options.get("language") == "en" else "。"))[2]
