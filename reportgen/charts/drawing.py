"""Every figure of a report, drawn once for all that went in and remembered."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.cache import key_of
from reportgen.charts import Chart
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.cache import Cache
    from reportgen.config.displays import Figure
    from reportgen.config.project_config import Config
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.store import Facts


def draw_all(
    facts: Facts, cache: Cache, progress: Callable[[int, int], None]
) -> tuple[Mapping[tuple[str, str], Chart], tuple[Finding, ...]]:
    """Return the chart of every figure and language that can be drawn, and what is found.

    matplotlib is imported only when a chart is not remembered.
    """
    config = facts.config
    wanted = [(key, lang) for key in config.figures for lang in config.report.languages]
    charts: dict[tuple[str, str], Chart] = {}
    findings: list[Finding] = []
    for number, (key, language) in enumerate(wanted, start=1):
        figure = config.figures[key]
        grid = facts.grid(figure)
        chart, found = _remembered(cache, key, figure, grid, config, language)
        if chart is not None:
            charts[key, language] = chart
        findings.extend(replace(f, location=config.place("figures", key)) for f in found)
        progress(number, len(wanted))
    return charts, tuple(findings)


def _remembered(
    cache: Cache, key: str, figure: Figure, grid: FactGrid, config: Config, language: str
) -> tuple[Chart | None, tuple[Finding, ...]]:
    went_in = key_of(
        __version__, _drawing_code(), key, language, repr(figure), repr(grid),
        repr(config.report), repr(config.sources), repr(config.regions),
    )  # fmt: skip

    def make() -> bytes:
        from reportgen.charts.draw import draw_chart  # noqa: PLC0415  (matplotlib: 2 s)

        chart, found = draw_chart(key, figure, grid, config=config, language=language)
        stored = {
            "chart": asdict(chart) if chart else None,
            "findings": [{**asdict(f), "location": None, "more": []} for f in found],
        }
        return json.dumps(stored, ensure_ascii=False, sort_keys=True).encode("utf-8")

    stored = json.loads(cache.remember(went_in, make))
    chart = Chart(**stored["chart"]) if stored["chart"] else None
    nowhere = {"location": Location(), "more": ()}
    return chart, tuple(Finding(**{**found, **nowhere}) for found in stored["findings"])


@cache
def _drawing_code() -> str:
    """Return a hash of the code that draws, so that a changed program never shows old charts."""
    package = Path(__file__).parent
    files = sorted((*package.rglob("*.py"), *package.parent.joinpath("numerals").glob("*.py")))
    return key_of(*(file.read_bytes() for file in files))
