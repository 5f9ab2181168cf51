"""From a figure and its facts to a chart: check, prepare, draw twice, describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.checks import check_figure
from reportgen.charts.describe import description_of
from reportgen.charts.roles import drawable
from reportgen.charts.scene import Chart, Scene, on_lines

if TYPE_CHECKING:
    from reportgen.config.displays import Figure
    from reportgen.config.project_config import Config
    from reportgen.facts.grid import FactGrid
    from reportgen.findings import Finding


def draw_chart(
    chart_id: str, figure: Figure, grid: FactGrid, *, config: Config, language: str
) -> tuple[Chart | None, tuple[Finding, ...]]:
    """Return the chart of a figure, and what its author should know.

    Missing: no chart where there is nothing to draw, or where drawing would mislead (units mixed
             on one axis, too many series, a character no font has); a finding says which.
    """
    scene = Scene(id=chart_id, figure=figure, grid=grid, config=config, language=language)
    findings, can_be_drawn = check_figure(scene)
    if not can_be_drawn:
        return None, findings
    # Here and not above: matplotlib takes seconds to import, and a build whose charts are all
    # remembered does not need it.
    from reportgen.charts import studio  # noqa: PLC0415

    scene = on_lines(drawable(scene))
    frame = studio.prepare(scene)
    drawings = studio.drawings_of(scene, frame)
    glyphs = studio.missing_glyphs(scene, frame, drawings)
    if glyphs:
        return None, (*findings, *glyphs)
    description = description_of(scene)
    svg, svg_narrow = studio.pictures(scene, frame, drawings, description)
    chart = Chart(
        id=chart_id,
        title=scene.title,
        svg=svg,
        svg_narrow=svg_narrow,
        description=description,
        marks=len(frame.marks),
        png=studio.shared_picture(drawings[0]) if figure.png else "",
    )
    return chart, findings
