"""Charts: a grid of facts drawn as SVG, with a description written from the same facts.

Importing this package costs nothing: pandas and matplotlib come with the first chart drawn.
"""

from __future__ import annotations

from reportgen.charts.draw import draw_chart
from reportgen.charts.scene import Chart

__all__ = ["Chart", "draw_chart"]
