"""A chart in words, written from the same facts: for readers who hear it instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.kinds import TELL
from reportgen.charts.describe.phrases import Phrase, sentence

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene

__all__ = ["description_of"]

_NAMES = {
    "bars_line": Phrase("柱线图", "Bars with a line"),
    "lines": Phrase("折线图", "Line chart"),
    "grouped_bars": Phrase("分组柱状图", "Grouped bars"),
    "radar": Phrase("雷达图", "Radar chart"),
    "ranked_bars": Phrase("条形排名图", "Ranked bars"),
    "slope": Phrase("斜率图", "Slope chart"),
    "dumbbell": Phrase("哑铃图", "Dumbbell chart"),
    "paired_bars": Phrase("左右对比条形图", "Bars back to back"),
    "stacked_share": Phrase("堆积占比图", "Stacked shares"),
    "heat_map": Phrase("热力图", "Heat map"),
    "scatter": Phrase("散点图", "Scatter plot"),
    "tile_map": Phrase("方格地图", "Tile map"),
    "small_multiples": Phrase("分面折线图", "Small multiples"),
    "waterfall": Phrase("瀑布图", "Waterfall chart"),
    "interval": Phrase("区间图", "Interval chart"),
    "sankey": Phrase("桑基图", "Flow chart"),
}
_SHOWS = Phrase("{kind}：{title}", "{kind}: {title}")
_STOP = Phrase("。", ". ")
_ENDS = "。！？.!?"


def description_of(scene: Scene) -> str:
    """Return the description of a figure: the author's own, or one written from the data.

    It says what is shown; then, by kind, first and last values, extremes, trend and crossings, or
    ranks, gaps and shares; then what has no data. Only what the printed digits decide is said.
    """
    own = scene.figure.description
    if own is not None:
        return own.get(scene.language)
    kind = scene.figure.kind
    shows = _SHOWS.say(scene, kind=_NAMES[kind].say(scene), title=scene.title)
    said = [shows, *(sentence(text, scene) for text in TELL[kind](scene) if text)]
    stop = _STOP.say(scene)
    return "".join(f"{text.rstrip(_ENDS)}{stop}" for text in said).strip()
