"""How long a chart takes, beside the ordinary pyplot pattern on the same numbers.

    make bench

The ordinary pattern is what the manual shows: ``plt.subplots(layout="constrained")``, one call an
element, ``savefig(bbox_inches="tight")``. Runs are interleaved in one process that has drawn both
before; the table it prints goes into docs/performance.md.
"""

from __future__ import annotations

import gzip
import io
import math
import platform
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
from matplotlib.font_manager import fontManager

from reportgen import pipeline
from reportgen.charts import draw_chart
from reportgen.charts.fonts import font_path
from reportgen.charts.scene import Scene
from reportgen.charts.studio import drawing_of, pictures, prepare
from reportgen.charts.style import wide
from reportgen.config.displays import Figure
from reportgen.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.facts.grid import FactGrid

GALLERY = Path(__file__).parent.parent / "docs" / "gallery"
ROUNDS = 30
CITIES = [f"A{number}" for number in range(1, 13)]
FIGURES: dict[str, dict[str, object]] = {
    "line": {
        "kind": "lines",
        "indicator": "score",
        "rows": {"periods": "2014-2023"},
        "columns": [{"region": city} for city in CITIES[:6]],
    },
    "bar": {
        "kind": "grouped_bars",
        "indicator": "score",
        "rows": {"regions": CITIES},
        "columns": [{"period": "2014"}, {"period": "2023"}],
    },
    "heat map": {
        "kind": "heat_map",
        "indicator": "score",
        "rows": {"regions": CITIES},
        "columns": [{"period": str(year)} for year in range(2014, 2024)],
    },
}
TITLE = "12市创新得分（2014—2023年）"


def values_of(grid: FactGrid) -> list[list[float]]:
    return [
        [math.nan if cell.value is None else float(cell.value) for cell in row.cells]
        for row in grid.rows
    ]


def ordinary(kind: str, grid: FactGrid) -> bytes:
    """Return the chart as most scripts draw it."""
    rows, heads = [r.label.zh for r in grid.rows], [c.label.zh for c in grid.columns]
    values = values_of(grid)
    figure, axes = plt.subplots(figsize=(7.2, 4.2), layout="constrained")
    if kind == "lines":
        for number, head in enumerate(heads):
            axes.plot(rows, [row[number] for row in values], marker="o", label=head)
        axes.legend()
    elif kind == "grouped_bars":
        width = 0.8 / len(heads)
        for number, head in enumerate(heads):
            places = [place + number * width for place in range(len(rows))]
            bars = axes.bar(places, [row[number] for row in values], width, label=head)
            axes.bar_label(bars, fmt="%.1f")
        axes.set_xticks([p + width / 2 for p in range(len(rows))], rows)
        axes.legend()
    else:
        mesh = axes.pcolormesh(values)
        figure.colorbar(mesh)
        axes.set_xticks([c + 0.5 for c in range(len(heads))], heads)
        axes.set_yticks([r + 0.5 for r in range(len(rows))], rows)
        for row, line in enumerate(values):
            for column, value in enumerate(line):
                if not math.isnan(value):
                    axes.text(column + 0.5, row + 0.5, f"{value:.1f}", ha="center", va="center")
    axes.set_title(TITLE)
    axes.set_ylabel("得分")
    figure.text(0, 0, "来源：虚构数据；版次：图例集2024年版")
    picture = io.BytesIO()
    figure.savefig(picture, format="svg", bbox_inches="tight")
    plt.close(figure)
    return picture.getvalue()


def one_drawing(scene: Scene) -> bytes:
    """Return the wide drawing alone, from the facts to the SVG of a page."""
    frame = prepare(scene)
    drawn = drawing_of(scene, frame, wide(scene.language))
    return pictures(scene, frame, [drawn], "")[0].encode()


def measured(jobs: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append((time.process_time() - start) * 1000)
    return taken


def table(lines: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    fontManager.addfont(str(font_path()))
    mpl.rcParams["font.family"] = "Noto Sans CJK SC"
    mpl.rcParams["svg.fonttype"] = "none"
    inputs, _ = pipeline.load(Project(GALLERY), None)
    assert inputs is not None
    facts = pipeline.compute(inputs)
    lines: list[tuple[str, ...]] = [
        ("chart", "marks", "pyplot ms", "one drawing ms", "ratio", "chart of a page ms", "KB gz"),
        ("---",) * 7,
    ]
    for name, said in FIGURES.items():
        figure = Figure.model_validate({"title": {"zh": TITLE, "en": TITLE}, **said})
        grid = facts.grid(figure)
        scene = Scene(id="f", figure=figure, grid=grid, config=facts.config, language="zh")
        jobs: dict[str, Callable[[], object]] = {
            "pyplot": lambda figure=figure, grid=grid: ordinary(figure.kind, grid),
            "one": lambda scene=scene: one_drawing(scene),
            "whole": lambda figure=figure, grid=grid: draw_chart(
                "f", figure, grid, config=facts.config, language="zh"
            ),
        }
        taken = {job: statistics.mean(times) for job, times in measured(jobs).items()}
        size = len(gzip.compress(one_drawing(scene))) / 1024
        marks = len(prepare(scene).marks)
        ratio = taken["pyplot"] / taken["one"]
        lines.append(
            (
                name, str(marks), f"{taken['pyplot']:.0f}", f"{taken['one']:.1f}",
                f"1/{ratio:.0f}", f"{taken['whole']:.1f}", f"{size:.1f}",
            )
        )  # fmt: skip
    print(table(lines))
    print(f"\nCPU, mean of {ROUNDS} interleaved runs; Python {platform.python_version()}, "
          f"matplotlib {mpl.__version__}")  # fmt: skip


if __name__ == "__main__":
    main()
