"""Values as the pages print them: number, unit, qualifier, status, source."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.wording import MEASURE_WORDS, period_text, region_text
from reportgen.numerals.write import number_text, quantity_text, unit_text
from reportgen.pages.languages import N_
from reportgen.pages.links import relative_link, source_anchor
from reportgen.pages.slots import size_slot
from reportgen.pages.views import FileLink, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Fact, Key, Observation
    from reportgen.pages.languages import Words
    from reportgen.pages.publication import Publication

MARKS = {
    "provisional": ("p", N_("初步数")),
    "revised": ("r", N_("修订数")),
    "estimated": ("e", N_("估计数")),
    "computed": ("c", N_("由来源或编者用其他数字算出")),
    "inferred": ("i", N_("年份由上下文推定")),
}
"""Status to the letter shown beside a value and what it means."""

MISSING = {
    "missing": N_("未公布"),
    "not_collected": N_("未统计"),
    "not_applicable": N_("不适用"),
    "": N_("无数据"),
}
"""Status of a value that is not there to the reason shown."""

QUALIFIERS = {
    "~": N_("约"),
    ">": N_("超过"),
    ">=": N_("及以上"),
    "<": N_("不足"),
    ">~": N_("略超"),
    "<~": N_("接近"),
}
"""Qualifier to the word that says it."""

TABLE_FORMATS = ("csv", "xlsx")
"""Formats every table can be downloaded in."""

LONGEST_PRODUCER = {"zh": 8, "en": 28}
"""A producer named in more characters than this stands on the page of sources only."""

_UNITS_OF_MEASURES = {
    "yoy": "%", "cagr": "%", "growth": "%", "multiple": "times", "increase": "times",
    "points": "points", "points_per_year": "points", "rank": "rank", "rank_change": "places",
}  # fmt: skip


def unit_of(publication: Publication, key: Key) -> str:
    """Return the unit an observation is printed in: its indicator's, or that of its measure."""
    unit = _UNITS_OF_MEASURES.get(key.measure)
    indicator = publication.config.indicators[key.indicator]
    if unit == "points" and indicator.unit == "%":
        return "percentage_points"
    return unit or ("rank" if indicator.kind == "rank" else indicator.unit)


def decimals_of(number: Decimal) -> int:
    """Return how many digits after the point a number was printed with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def printed_value(publication: Publication, row: Observation, *, with_unit: bool = True) -> str:
    """Return an observation with the digits its source prints, or an ellipsis where it has none."""
    if row.value is None:
        return "…"
    return quantity_text(
        row.value,
        unit=unit_of(publication, row.key),
        decimals=decimals_of(row.value),
        language=publication.language,
        units=publication.config.report.units,
        qualifier=row.qualifier or "=",
        with_unit=with_unit,
    )


def fact_text(
    publication: Publication, fact: Fact, *, with_unit: bool = True, sign: bool = False
) -> str:
    """Return a fact rounded as it is shown; an ellipsis where it is missing."""
    if fact.word is not None:
        return fact.word.get(publication.language)
    if fact.value is None:
        return "…"
    return quantity_text(
        fact.value,
        unit=fact.unit,
        decimals=fact.decimals,
        language=publication.language,
        units=publication.config.report.units,
        qualifier=fact.qualifier,
        with_unit=with_unit,
        sign=sign,
    )


def unit_name(publication: Publication, unit: str) -> str:
    """Return a unit as a heading shows it; empty for a bare number."""
    return unit_text(unit, publication.language, publication.config.report.units)


def place_text(publication: Publication, key: Key) -> str:
    """Return the region of a value, or origin and destination of a flow."""
    origin = region_text(publication.config, key.region, publication.language)
    if not key.destination:
        return origin
    return f"{origin} → {region_text(publication.config, key.destination, publication.language)}"


def cell_label(publication: Publication, row: Observation) -> str:
    """Return what an observation is, in a line: period, place, indicator and measure."""
    key, language = row.key, publication.language
    name = publication.config.indicators[key.indicator].label(language)
    word = MEASURE_WORDS[key.measure].get(language) if key.measure in MEASURE_WORDS else ""
    parts = (period_text(key.period, language), place_text(publication, key), name, word)
    label = (" " if language == "zh" else ", ").join(part for part in parts if part)
    return label[:1].upper() + label[1:]


def remarks_of(publication: Publication, row: Observation) -> tuple[str, ...]:
    """Return everything said about a value beside its digits, the author's note included."""
    notes = publication.config.notes_in(publication.language)
    note = notes.get(row.note, row.note).rstrip("。")
    return (*source_remarks(publication, row), *([note] if note else []))


def source_remarks(publication: Publication, row: Observation) -> tuple[str, ...]:
    """Return what a reader must know to read a value: status, year of the data, faulty copies."""
    say = publication.words.gettext
    lines = []
    if row.status in MARKS:
        lines.append(say(MARKS[row.status][1]))
    if row.value is None:
        lines.append(missing_reason(publication.words, row.status))
    if row.data_year:
        lines.append(say("数据年%(year)s") % {"year": row.data_year})
    if row.source_prints:
        lines.append(say("来源印作“%(text)s”") % {"text": row.source_prints})
    return tuple(lines)


def missing_reason(words: Words, status: str) -> str:
    """Return why a value is not there."""
    return words.gettext(MISSING.get(status, MISSING[""]))


def symbol_lines(publication: Publication, facts: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Return one line explaining the signs used, from (status, is missing) of every cell."""
    say = publication.words.gettext
    seen = set(facts)
    parts = [
        f"{letter} {say(meaning)}"
        for key, (letter, meaning) in MARKS.items()
        if (key, False) in seen
    ]
    reasons = dict.fromkeys(
        missing_reason(publication.words, status)
        for status in (*MISSING, *sorted(status for status, _ in seen))
        if (status, True) in seen
    )
    if reasons:
        parts.append("… " + joined(publication, reasons, say("或")))
    return (say("符号：%(symbols)s") % {"symbols": joined(publication, parts)},) if parts else ()


def joined(publication: Publication, parts: Iterable[str], last: str = "") -> str:
    """Return parts as an enumeration in the language of the pages."""
    if last:
        return last.join(parts) if publication.language == "zh" else f" {last} ".join(parts)
    return ("；" if publication.language == "zh" else "; ").join(parts)


def source_link(publication: Publication, here: str, source: str) -> Link | None:
    """Return the link to a source's entry, or None where an observation names none."""
    found = publication.config.sources.get(source)
    if found is None:
        return None
    label = publication.say(found.title)
    producer = publication.say(found.producer)
    is_named = 0 < len(producer) <= LONGEST_PRODUCER[publication.language]
    if is_named and producer not in label:
        colon = "" if label.startswith("《") else "：" if publication.language == "zh" else ": "
        label = f"{producer}{colon}{label}"
    href = relative_link(here, publication.page("sources"), source_anchor(source))
    return Link(label=label, href=href)


def file_link(here: str, path: str) -> FileLink:
    """Return the link to a file, named by its format; its size is filled in when it is made."""
    label = path.rpartition(".")[2].upper()
    return FileLink(label=label, href=relative_link(here, path), size=size_slot(path))


def picture_link(publication: Publication, here: str, figure: str) -> FileLink | None:
    """Return the link to the picture of a figure for sharing, None where it asks for none."""
    chart = publication.chart(figure)
    if chart is None or not chart.png:
        return None
    return file_link(here, publication.grid_file("figure", figure, "png"))


def count_text(publication: Publication, number: int) -> str:
    """Return a count of things on the site."""
    return number_text(Decimal(number), 0, publication.language)
