"""The line below a chart that says who published its numbers, and in which edition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

_NAMED = 2


def source_lines(facts: Iterable[Fact], scene: Scene) -> tuple[str, ...]:
    """Return ``来源：A、B等`` and ``版次：C``, or ``Source: A; B and others`` and ``Edition: C``.

    The sources are those of the cells the facts were computed from, the most used first; from
    the third on they are summed up. Without any source or edition there is none.
    """
    cells = [cell for fact in facts for cell in fact.trail.cells]
    sources = _most_used(cell.source for cell in cells)
    editions = _most_used(cell.key.edition for cell in cells)
    config, language = scene.config, scene.language
    titles = [
        config.sources[key].title.get(language) if key in config.sources else key for key in sources
    ]
    names = [
        config.editions[key].title.get(language) if key in config.editions else key
        for key in editions
    ]
    parts = []
    if titles:
        parts.append(("来源：" if language == "zh" else "Source: ") + _listed(titles, language))
    if names:
        parts.append(("版次：" if language == "zh" else "Edition: ") + _listed(names, language))
    return tuple(parts)


def _most_used(keys: Iterable[str]) -> list[str]:
    counted = Counter(key for key in keys if key)
    return sorted(counted, key=lambda key: (-counted[key], key))


def _listed(titles: list[str], language: str) -> str:
    shown = list(dict.fromkeys(titles))
    more = len(shown) > _NAMED
    if language == "zh":
        return "、".join(shown[:_NAMED]) + ("等" if more else "")
    return "; ".join(shown[:_NAMED]) + (" and others" if more else "")
