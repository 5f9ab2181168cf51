"""Values written beside their marks: all where all fit, else those that matter most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.ink import words
from reportgen.charts.labels import Box, is_free, text_box
from reportgen.charts.wording import ELLIPSIS, MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Frame
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style


@dataclass(frozen=True)
class Label:
    """A value that may be written: where, and how much it matters (0 most)."""

    x: float
    y: float
    text: str
    rank: int
    series: int
    align: str = "center"
    bold: bool = False
    key: str = ""


def ranks_of(frame: Frame) -> dict[int, int]:
    """Return how much each label matters: last 0, largest 1, first 2, smallest 3, others 4."""
    ranks = {mark.number: 4 for mark in frame.marks}
    for series in frame.series.values():
        present = [mark for mark in series if mark.state != MISSING]
        if present:
            ranks[min(present, key=lambda mark: mark.value).number] = 3
            ranks[present[0].number] = 2
            ranks[max(present, key=lambda mark: mark.value).number] = 1
            ranks[present[-1].number] = 0
    return ranks


def write_labels(sheet: Sheet, labels: Sequence[Label], taken: Sequence[Box], style: Style) -> None:
    """Write all values of a series where all fit, else those that matter most."""
    labels = [_kept_inside(label, style) for label in labels]
    boxes = {
        id(label): text_box(
            label.x, label.y, label.text, style.small, align=label.align, bold=label.bold
        )
        for label in labels
    }
    done = list(taken)
    for series in dict.fromkeys(label.series for label in labels):
        own = [label for label in labels if label.series == series]
        if not _fit([boxes[id(label)] for label in own], done):
            own = [label for label in own if label.rank < 4 or label.text == ELLIPSIS]
        for label in sorted(own, key=lambda one: one.rank):
            if is_free(boxes[id(label)], done, gap=1):
                done.append(boxes[id(label)])
                ink = "muted" if label.text == ELLIPSIS else "fg"
                words(sheet, label.x, label.y, label.text, style.small, ink=ink, align=label.align,
                      bold=label.bold, halo=True, key=label.key)  # fmt: skip


def _kept_inside(label: Label, style: Style) -> Label:
    """Return a label moved left as far as it reaches beyond the drawing."""
    box = text_box(label.x, 0, label.text, style.small, align=label.align, bold=label.bold)
    return replace(label, x=label.x - max(0.0, box.right - style.width))


def _fit(boxes: Sequence[Box], taken: Sequence[Box]) -> bool:
    """Return whether all boxes keep clear of each other and of what is there."""
    return all(
        is_free(box, [*taken, *boxes[index + 1 :]], gap=1) for index, box in enumerate(boxes)
    )
