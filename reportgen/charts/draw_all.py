"""Every figure of a report, drawn once for all that went in and remembered."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.cache import key_of
from reportgen.charts import Chart, draw_chart
from reportgen.facts.own_figures import own_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.cache import Cache
    from reportgen.config.displays import Figure
    from reportgen.facts.store import Facts
    from reportgen.findings import Finding

_DRAWS = ("charts", "metrics", "numerals")
_SAID = frozenset({"report", "indicators", "regions", "sources", "editions", "tiers"})


def draw_all(
    facts: Facts, cache: Cache, progress: Callable[[int, int], None]
) -> tuple[Mapping[tuple[str, str], Chart], tuple[Finding, ...]]:
    """Return the chart of every figure and language that can be drawn, and what is found.

    A chart without findings is remembered; one with findings is drawn again each time, so that
    they always name the place as it is now. What the program places itself and cannot draw is told
    to nobody: the page has its table, and no author could mend it.
    """
    config = facts.config
    own = own_figures(facts)
    figures = {**config.figures, **own}
    wanted = [(key, lang) for key in figures for lang in config.report.languages]
    charts: dict[tuple[str, str], Chart] = {}
    findings: list[Finding] = []
    # Everything the configuration says but where it stands: a moved line changes no chart.
    said = (repr(value) for name, value in vars(config).items() if name in _SAID)
    settings = key_of(__version__, drawing_code(), *said)
    for number, (key, language) in enumerate(wanted, start=1):
        chart, told = _draw(facts, cache, settings, (key, figures[key]), language)
        if chart is not None:
            charts[key, language] = chart
        findings.extend(told if key not in own else ())
        progress(number, len(wanted))
    return charts, tuple(findings)


def _draw(
    facts: Facts, cache: Cache, settings: str, named: tuple[str, Figure], language: str
) -> tuple[Chart | None, tuple[Finding, ...]]:
    key, figure = named
    grid = facts.grid(figure)
    drawn: list[tuple[Chart | None, tuple[Finding, ...]]] = []

    def draw() -> bytes:
        chart, found = draw_chart(key, figure, grid, config=facts.config, language=language)
        drawn.append((chart, found))
        return b"" if chart is None or found else json.dumps(asdict(chart)).encode("ascii")

    stored = cache.remember(key_of(settings, key, language, repr(figure), repr(grid)), draw)
    if stored and not drawn:
        return Chart(**json.loads(stored)), ()
    if not drawn:
        draw()
    return drawn[0]


@cache
def drawing_code() -> str:
    """Return a hash of all that draws, so that a changed program never shows old charts."""
    package = Path(__file__).parents[1]
    files = sorted(file for name in _DRAWS for file in package.joinpath(name).rglob("*.py"))
    tools = (version(tool) for tool in ("matplotlib", "mpl-font"))
    return key_of(*tools, *(file.read_bytes() for file in files))
