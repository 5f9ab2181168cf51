"""The data dictionary: every column and every code of the tables, explained in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.config.texts import Text
from reportgen.data.vocabulary import LEVEL, MEASURES
from reportgen.facts.wording import MEASURE_WORDS
from reportgen.numerals.write import unit_text
from reportgen.pages.downloads.observations import COLUMNS
from reportgen.pages.downloads.table import Column, make_table
from reportgen.pages.languages import N_, words_in
from reportgen.pages.wording import MARKS, MISSING, QUALIFIERS, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.downloads.table import Table
    from reportgen.pages.publication import Publication

Explained = tuple[str, str, str, str, str, str]

PERIOD_KINDS = {
    "year": N_("年"),
    "half": N_("半年"),
    "quarter": N_("季度"),
    "month": N_("月，指月底"),
    "span": N_("起止年份，两头都含"),
    "cumulative": N_("自起始年以来累计"),
}
DICTIONARY = (
    Column(name="column", description=N_("代码所在的列；为column时，code是列名")),
    Column(name="code", description=N_("列名或代码")),
    Column(name="name_zh", description=N_("中文名")),
    Column(name="name_en", description=N_("英文名")),
    Column(name="meaning_zh", description=N_("中文释义")),
    Column(name="meaning_en", description=N_("英文释义")),
)
"""Columns of the dictionary itself."""


def code_meanings() -> tuple[tuple[str, str, Text], ...]:
    """Return (column, code, meaning) of every code that is the same in every report."""
    return (
        *(("measure", code, _measure(code)) for code in MEASURES),
        *(("period_kind", code, _both(text)) for code, text in PERIOD_KINDS.items()),
        *(("qualifier", code, _both(text)) for code, text in QUALIFIERS.items()),
        *(("status", code, _both(text)) for code, (_, text) in MARKS.items()),
        *(("status", code, _both(text)) for code, text in MISSING.items() if code),
    )


def dictionary_table(publication: Publication) -> Table:
    """Return the dictionary: columns, fixed codes, then what this report names."""
    return make_table(DICTIONARY, (*_fixed(), *_named(publication)))


def _fixed() -> Iterator[Explained]:
    for column in COLUMNS:
        text = _both(column.description)
        yield "column", column.name, "", "", text.zh, text.en
    for name, code, text in code_meanings():
        yield name, code, text.zh, text.en, "", ""


def _measure(code: str) -> Text:
    return _both(N_("水平值")) if code == LEVEL else MEASURE_WORDS[code]


def _both(message: str) -> Text:
    """Return a message of the catalogue in both languages."""
    return Text(zh=message, en=words_in("en").gettext(message))


def _named(publication: Publication) -> Iterator[Explained]:
    """Yield the indicators, regions, units, editions and sources the observations name."""
    config, rows = publication.config, publication.facts.observations
    for key in publication.indicators:
        indicator = config.indicators[key]
        yield _entry("indicator", key, indicator.name, indicator.definition)
    for key in publication.regions:
        yield _entry("region", key, config.regions[key].name)
    for unit in dict.fromkeys(unit_of(publication, row.key) for row in rows):
        texts = (unit_text(unit, "zh", {}), unit_text(unit, "en", config.report.units))
        if texts[0]:
            yield "unit", texts[0], *texts, "", ""
    used = {row.key.edition for row in rows}
    for key, edition in config.editions.items():
        if key in used:
            yield _entry("edition", key, edition.title, edition.note)
    for key in publication.sources:
        source = config.sources[key]
        producer, where = source.producer, (source.published or "", source.url or "")
        zh, en = (
            ", ".join(part for part in (producer.get(language), *where) if part)
            for language in ("zh", "en")
        )
        yield "source", key, source.title.zh, source.title.en, zh, en


def _entry(column: str, code: str, name: Text, meaning: Text | None = None) -> Explained:
    zh, en = (meaning.zh, meaning.en) if meaning else ("", "")
    return column, code, name.zh, name.en, zh, en
