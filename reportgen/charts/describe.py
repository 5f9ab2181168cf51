"""A chart in words, written from the same facts: for readers who hear it instead of seeing it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.roles import axis_groups, value_column, word_column, words_in_order
from reportgen.charts.series import is_over_time
from reportgen.charts.wording import full_text, row_name

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

_KINDS = {
    "zh": {
        "bars_line": "柱线图",
        "lines": "折线图",
        "grouped_bars": "分组柱状图",
        "ranked_bars": "条形排名图",
        "paired_bars": "左右对比条形图",
        "tile_map": "方格地图",
    },
    "en": {
        "bars_line": "Bars with a line",
        "lines": "Line chart",
        "grouped_bars": "Grouped bars",
        "ranked_bars": "Ranked bars",
        "paired_bars": "Bars back to back",
        "tile_map": "Tile map",
    },
}
_WORDS = {
    "zh": {
        "shows": "{kind}：{title}。",
        "up": "{name}由{p0}的{v0}升至{p1}的{v1}",
        "down": "{name}由{p0}的{v0}降至{p1}的{v1}",
        "same": "{name}在{p0}与{p1}同为{v1}",
        "one": "{name}仅有{p1}的数据：{v1}",
        "peak": "最高为{vmax}（{pmax}），最低为{vmin}（{pmin}）",
        "pair": "{name}：{pmax}为{vmax}，{pmin}为{vmin}",
        "top": "{name}最高为{pmax}（{vmax}），其次为{psecond}（{vsecond}）",
        "always-up": "逐期上升",
        "always-down": "逐期下降",
        "falls": "{steps}次变动中有{falls}次下降",
        "still": "保持不变",
        "second": "{name}最高为{pmax}（{vmax}），其次为{psecond}（{vsecond}），"
        "最低为{pmin}（{vmin}）",
        "only": "{name}仅有{pmax}（{vmax}）",
        "missing": "{count}项无数据：{labels}",
        "empty": "{name}无数据",
        "class": "{word}{count}个：{labels}",
        "comma": "，",
        "list": "、",
        "stop": "。",
        "more": "等",
    },
    "en": {
        "shows": "{kind}: {title}. ",
        "up": "{name} rose from {v0} in {p0} to {v1} in {p1}",
        "down": "{name} fell from {v0} in {p0} to {v1} in {p1}",
        "same": "{name} was {v1} in both {p0} and {p1}",
        "one": "{name} is known for {p1} only: {v1}",
        "pair": "{name} is {vmax} for {pmax} and {vmin} for {pmin}",
        "top": "{name} is highest for {pmax} ({vmax}), then {psecond} ({vsecond})",
        "peak": "the highest value is {vmax} ({pmax}), the lowest {vmin} ({pmin})",
        "always-up": "rising in every period",
        "always-down": "falling in every period",
        "falls": "falling in {falls} of {steps} steps",
        "still": "without change",
        "second": "{name} is highest for {pmax} ({vmax}), then {psecond} ({vsecond}), "
        "and lowest for {pmin} ({vmin})",
        "only": "{name} is known for {pmax} only ({vmax})",
        "missing": "{count} without data: {labels}",
        "empty": "{name} has no data",
        "class": "{word} ({count}): {labels}",
        "comma": "; ",
        "list": ", ",
        "stop": ". ",
        "more": " and others",
    },
}
_NAMED = 8


def description_of(scene: Scene) -> str:
    """Return the description of a figure: the author's own, or one written from the data.

    It says what is shown; for each series over time first and last value, extremes and trend;
    for other rows the highest, second and lowest; and what has no data.
    """
    own = scene.figure.description
    if own is not None:
        return own.get(scene.language)
    words = _WORDS[scene.language]
    kind = _KINDS[scene.language][scene.figure.kind]
    columns = dict.fromkeys(column for group in axis_groups(scene) for column in group)
    sentences = [_series_sentence(scene, column) for column in columns]
    if scene.figure.kind == "tile_map":
        sentences += _class_sentences(scene)
    head = words["shows"].format(kind=kind, title=scene.title)
    return (head + words["stop"].join(sentences) + words["stop"]).strip()


def _series_sentence(scene: Scene, column: int) -> str:
    """Return what one series does."""
    words = _WORDS[scene.language]
    name = scene.grid.columns[column].label.get(scene.language)
    labelled = [(row_name(row, scene.language), row.cells[column]) for row in scene.grid.rows]
    present = [(label, fact) for label, fact in labelled if fact.value is not None]
    absent = [label for label, fact in labelled if fact.is_missing]
    if not present:
        return words["empty"].format(name=name)
    over_time = is_over_time(scene.grid)
    parts = _over_time(name, present, scene) if over_time else _by_size(name, present, scene)
    if absent:
        parts.append(words["missing"].format(count=len(absent), labels=_listed(absent, scene)))
    return words["comma"].join(parts)


def _over_time(name: str, present: list[tuple[str, Fact]], scene: Scene) -> list[str]:
    """Return first and last value, extremes and trend of a series."""
    words = _WORDS[scene.language]
    (p0, first), (p1, last) = present[0], present[-1]
    values = [_value(fact) for _, fact in present]
    texts = {"p0": p0, "p1": p1, "v0": full_text(first, scene), "v1": full_text(last, scene)}
    if len(present) == 1:
        return [words["one"].format(name=name, **texts)]
    form = "up" if values[-1] > values[0] else "down" if values[-1] < values[0] else "same"
    steps = [later - earlier for earlier, later in pairwise(values)]
    falls = sum(step < 0 for step in steps)
    if all(step > 0 for step in steps):
        trend = words["always-up"]
    elif all(step < 0 for step in steps):
        trend = words["always-down"]
    elif not any(steps):
        trend = words["still"]
    else:
        trend = words["falls"].format(falls=falls, steps=len(steps))
    said = [words[form].format(name=name, **texts)]
    if len(present) == 2:
        return said
    said.append(trend)
    if trend not in {words["always-up"], words["always-down"], words["still"]}:
        said.append(words["peak"].format(**_extremes(present, scene)))
    return said


def _by_size(name: str, present: list[tuple[str, Fact]], scene: Scene) -> list[str]:
    """Return the highest, the second and the lowest of rows that are no periods.

    A lowest value that is a bound, or shared, is left out: which is lowest is not known.
    """
    words = _WORDS[scene.language]
    lowest = min(_value(fact) for _, fact in present)
    at_bottom = [fact for _, fact in present if _value(fact) == lowest]
    if len(present) > 2 and (len(at_bottom) > 1 or at_bottom[0].qualifier != "="):
        form = "top"
    else:
        form = {1: "only", 2: "pair"}.get(len(present), "second")
    return [words[form].format(name=name, **_extremes(present, scene))]


def _extremes(present: list[tuple[str, Fact]], scene: Scene) -> dict[str, str]:
    falling = sorted(present, key=lambda pair: -_value(pair[1]))
    chosen = {"max": falling[0], "second": falling[min(1, len(falling) - 1)], "min": falling[-1]}
    texts: dict[str, str] = {}
    for key, (label, fact) in chosen.items():
        texts |= {f"p{key}": label, f"v{key}": full_text(fact, scene)}
    return texts


def _class_sentences(scene: Scene) -> list[str]:
    """Return how many and which regions each word (tier) of a tile map has, highest first."""
    column, words = word_column(scene), _WORDS[scene.language]
    if column is None:
        return []
    labels: dict[str, list[str]] = {}
    for row in scene.grid.rows:
        word = row.cells[column].word
        if word:
            labels.setdefault(word.get(scene.language), []).append(row_name(row, scene.language))
    sentences = [
        words["class"].format(
            word=word, count=len(labels[word]), labels=_listed(labels[word], scene)
        )
        for word in reversed(words_in_order(scene, column))
    ]
    absent = [row_name(r, scene.language) for r in scene.grid.rows if r.cells[column].is_missing]
    if absent and value_column(scene) is None:
        sentences.append(words["missing"].format(count=len(absent), labels=_listed(absent, scene)))
    return sentences


def _listed(labels: list[str], scene: Scene) -> str:
    words = _WORDS[scene.language]
    return words["list"].join(labels[:_NAMED]) + (words["more"] if len(labels) > _NAMED else "")


def _value(fact: Fact) -> Decimal:
    if fact.value is None:
        raise ValueError(fact.id)
    return fact.value
