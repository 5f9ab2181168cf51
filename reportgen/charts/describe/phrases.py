"""The words a description is put together from: phrases, names, lists and what has no data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.series import is_over_time
from reportgen.charts.wording import row_name
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridRow
    from reportgen.facts.model import Fact

NAMED = 8
"""How many labels a list names before it only counts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same words in both languages, with places for names and values."""

    zh: str
    en: str

    def say(self, scene: Scene, **values: object) -> str:
        """Return the words in the language of the figure."""
        return (self.zh if scene.language == "zh" else self.en).format(**values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """What the rows or columns of a figure are: 3个地区, 3 regions; ``zh`` is empty for 3项."""

    classifier: str
    zh: str = ""
    one: str
    many: str

    def counted(self, count: int, scene: Scene) -> str:
        """Return a count with its noun: 3个地区, 3 regions, 1 region."""
        if scene.language == "zh":
            return f"{count}{self.classifier}{self.zh}"
        return f"{count} {self.one if count == 1 else self.many}"

    def short(self, count: int, scene: Scene) -> str:
        """Return a count whose noun was said before: 3个, 3."""
        return f"{count}{self.classifier}" if scene.language == "zh" else f"{count}"


COMMA = Phrase("，", ", ")
SEMICOLON = Phrase("；", "; ")
YEARS = Noun(classifier="年", one="year", many="years")
_PERIODS = Noun(classifier="期", one="period", many="periods")
_CITIES = Noun(classifier="个", zh="城市", one="city", many="cities")
_REGIONS = Noun(classifier="个", zh="地区", one="region", many="regions")
_INDICATORS = Noun(classifier="项", zh="指标", one="indicator", many="indicators")
_SERIES = Noun(classifier="条", zh="线", one="series", many="series")
_AXES = Noun(classifier="项", one="axis", many="axes")
_CASES = Noun(classifier="项", one="case", many="cases")
_PAUSE = Phrase("、", ", ")
_AND = Phrase("、", " and ")
_SPEAKS_OF = Phrase("{name}：{said}", "{name}: {said}")
_ALL_ABSENT = Phrase("{names}{why}", "{why} for {names}")
_ONE_ABSENT = Phrase("{labels}{why}", "{why} for {labels}")
_ABSENT = Phrase("{labels}共{count}{why}", "{why} for {count}: {labels}")
_MANY_ABSENT = Phrase("{labels}等{count}{why}", "{why} for {count}, among them {labels}")
_WHY = {
    "missing": Phrase("未公布", "not published"),
    "not_collected": Phrase("未统计", "not collected"),
    "not_applicable": Phrase("不适用", "not applicable"),
    "confidential": Phrase("因保密不公布", "confidential"),
}
_NO_DATA = Phrase("无数据", "no data")


def row_noun(scene: Scene) -> Noun:
    """Return what the rows are, told from what they stand for."""
    ids = [row.id for row in scene.grid.rows]
    regions, indicators = scene.config.regions, scene.config.indicators
    if is_over_time(scene.grid):
        return YEARS if all(_is_year(key) for key in ids) else _PERIODS
    if all(key in regions for key in ids):
        return _CITIES if all(regions[key].level == "city" for key in ids) else _REGIONS
    if all(key in indicators for key in ids):
        return _INDICATORS
    return _AXES if scene.figure.kind == "radar" else _CASES


def column_noun(scene: Scene) -> Noun:
    """Return what the columns are: regions where each names its own, else series."""
    named = all(column.selection.region for column in scene.grid.columns)
    return _REGIONS if named else _SERIES


def column_name(scene: Scene, column: int) -> str:
    """Return the name of a series."""
    return scene.grid.columns[column].label.get(scene.language)


def when(row: GridRow, scene: Scene) -> str:
    """Return a period inside a sentence: 2011年, in 2011, at the end of 2024-03."""
    name = row_name(row, scene.language)
    if scene.language == "zh":
        return name
    if name.startswith("end of "):
        return f"at the {name}"
    return f"in the {name}" if name[:1].islower() else f"in {name}"


def valued(label: str, text: str, scene: Scene) -> str:
    """Return a label with its value; brackets that end the label take the value in."""
    opening, stop, closing = ("（", "，", "）") if scene.language == "zh" else (" (", "; ", ")")
    if label.endswith(closing):
        return f"{label.removesuffix(closing)}{stop}{text}{closing}"
    return f"{label}{opening}{text}{closing}"


def joined(parts: Sequence[str], scene: Scene) -> str:
    """Return a list with the last two joined by "and"; Chinese needs no such word."""
    pause, last = _PAUSE.say(scene), _AND.say(scene)
    return pause.join(parts[:-1]) + last + parts[-1] if len(parts) > 1 else "".join(parts)


def listed(labels: Sequence[str], scene: Scene) -> str:
    """Return the first labels of a list that may be long."""
    return joined(labels[:NAMED], scene)


def clauses(parts: Sequence[str], scene: Scene, link: Phrase = COMMA) -> str:
    """Return clauses of one sentence; empty ones are left out."""
    return link.say(scene).join(part for part in parts if part)


def speaking_of(name: str, said: str, scene: Scene) -> str:
    """Return what is said of a series after its name, nothing where nothing is said."""
    return _SPEAKS_OF.say(scene, name=name, said=said) if said else ""


def absences(scene: Scene, columns: Sequence[int]) -> list[str]:
    """Return what has no data: a sentence for each set of rows that is absent, and why.

    Series that lack the same rows are told together, and not by name where all of them do.
    """
    groups: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for column in columns:
        absent = [row for row in scene.grid.rows if row.cells[column].is_missing]
        if absent:
            labels = tuple(row_name(row, scene.language) for row in absent)
            why = why_absent([row.cells[column] for row in absent], scene)
            groups.setdefault((labels, why), []).append(column)
    sentences = []
    for (labels, why), lacking in groups.items():
        names = listed([column_name(scene, column) for column in lacking], scene)
        if len(labels) == len(scene.grid.rows):
            sentences.append(_ALL_ABSENT.say(scene, names=names, why=why))
            continue
        said = absent_labels(labels, row_noun(scene), why, scene)
        whole = len(lacking) == len(columns)
        sentences.append(said if whole else speaking_of(names, said, scene))
    return sentences


def absent_labels(labels: Sequence[str], noun: Noun, why: str, scene: Scene) -> str:
    """Return which labels have no data: named up to eight, counted from two."""
    form = _ONE_ABSENT if len(labels) == 1 else _ABSENT if len(labels) <= NAMED else _MANY_ABSENT
    count = noun.counted(len(labels), scene)
    return form.say(scene, labels=listed(labels, scene), count=count, why=why)


def why_absent(facts: Sequence[Fact], scene: Scene) -> str:
    """Return the reason all absent values share, else that there is no data."""
    reasons = {fact.status for fact in facts}
    shared = reasons.pop() if len(reasons) == 1 else ""
    return _WHY.get(shared, _NO_DATA).say(scene)


def sentence(text: str, scene: Scene) -> str:
    """Return a sentence with a capital at its head in English."""
    return text if scene.language == "zh" else text[:1].upper() + text[1:]


def _is_year(text: str) -> bool:
    period = parse_period(text)
    return period is not None and period.is_year
