"""Matrices, flows and shares for the tests of their charts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.config.displays import Selection
from tests.charts.conftest import fact, scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.charts.scene import Scene

LONG_NAMES = {
    "zh": ["连云港经济技术开发区", "上海", "苏北合作示范区", "无锡", "杭州湾", "苏州工业园区"],
    "en": [
        "Lianyungang Economic Zone",
        "Shanghai",
        "Northern Jiangsu cooperation area",
        "Wuxi",
        "Hangzhou Bay",
        "Suzhou Industrial Park",
    ],
}


def flows(
    kind: str, columns: Mapping[str, Sequence[str]], rows: Sequence[str], *, language: str = "zh"
) -> Scene:
    """Return flows from the rows to the columns, which are named alike."""
    made = scene(kind, columns, rows=rows, language=language, units=dict.fromkeys(columns, "件"))
    heads = tuple(
        replace(column, selection=Selection(indicator="index", destination=column.id))
        for column in made.grid.columns
    )
    return replace(made, grid=replace(made.grid, columns=heads))


def square(kind: str, language: str, *, count: int = 6) -> Scene:
    """Return flows between long names, some bounds, estimates and missing ones among them."""
    names = (LONG_NAMES[language] * 3)[:count]
    names = [name + str(index // 6 or "") for index, name in enumerate(names)]
    signs = ("", ">", "", "~", "", "<", "")
    columns = {
        to: [
            "…"
            if i == j or (i * 5 + j * 3) % 11 == 0
            else f"{signs[(i + 2 * j) % 7]}{(i * 37 + j * 91) ** 2 % 9973 + 2}"
            for i in range(count)
        ]
        for j, to in enumerate(names)
    }
    return flows(kind, columns, names, language=language)


def shares(
    columns: Mapping[str, Sequence[str]], rows: Sequence[str], *, language: str = "zh"
) -> Scene:
    """Return shares written in per cent."""
    return scene(
        "stacked_share",
        {name: [fact(one, unit="share") for one in cells] for name, cells in columns.items()},
        rows=rows,
        language=language,
    )
