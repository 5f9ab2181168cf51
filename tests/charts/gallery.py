"""The figures of the gallery as scenes: one of every kind, on invented data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.charts.scene import Scene
from reportgen.project import Project
from tests.charts.conftest import every_kind
from tests.conftest import ROOT

if TYPE_CHECKING:
    from reportgen.facts.store import Facts

GALLERY = ROOT / "docs" / "gallery"


@cache
def gallery_facts() -> Facts:
    """Return the facts of the gallery; its project has no findings."""
    inputs, findings = pipeline.load(Project(GALLERY), None)
    assert inputs is not None
    assert findings == ()
    return pipeline.compute(inputs)


@cache
def gallery_scenes(language: str) -> dict[str, Scene]:
    """Return every figure of the gallery, by its id, which is its kind."""
    facts = gallery_facts()
    return {
        key: Scene(
            id=key, figure=figure, grid=facts.grid(figure), config=facts.config, language=language
        )
        for key, figure in facts.config.figures.items()
    }


@cache
def all_scenes(language: str) -> dict[str, Scene]:
    """Return the gallery and the difficult figures."""
    return {**gallery_scenes(language), **every_kind(language)}


NAMES = sorted(all_scenes("zh"))
