"""What a workbook says before its numbers: cover, notes and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.citation import apa, gb7714, work_of
from reportgen.pages.downloads.book import Line
from reportgen.pages.downloads.table import Column, make_table, without_empty
from reportgen.pages.release import edition_name
from reportgen.pages.wording import MARKS, MISSING, QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.facts.model import Observation
    from reportgen.pages.downloads.table import Table
    from reportgen.pages.publication import Publication


def licence_text(publication: Publication) -> str:
    """Return on what terms the tables may be used: as ``report.yml`` says, or that it does not."""
    say = publication.words.gettext
    report = publication.config.report
    stated = " ".join(
        part for part in (publication.say(report.licence), report.licence_url) if part
    )
    return stated or say("报告没有声明许可；引用请注明出处，各数值的权利属于其来源。")


def cover_lines(publication: Publication, title: str, sheets: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines of the cover: title, report, sheets, licence, citation."""
    say, report = publication.words.gettext, publication.config.report
    work = work_of(publication)
    labelled = (
        (say("报告题名"), work.title if work.title != title else ""),
        (say("版次"), edition_name(publication)),
        (say("发布日期"), work.released),
        (say("主办"), work.author),
        (say("网址"), work.url),
    )
    pattern = say("%(label)s：%(text)s")
    return (
        Line(text=title),
        *(Line(text=text) for text in (publication.say(report.notice),) if text),
        *(Line(text=pattern % {"label": name, "text": text}) for name, text in labelled if text),
        Line(text=say("工作表"), is_heading=True),
        *(Line(text=name, sheet=name) for name in sheets),
        Line(text=say("许可"), is_heading=True),
        Line(text=licence_text(publication)),
        Line(text=say("引用格式"), is_heading=True),
        Line(text=gb7714(work)),
        *([Line(text=apa(work))] if publication.language == "en" else []),
    )


def notes_table(
    publication: Publication,
    tables: Sequence[Table],
    remarks: Iterable[str],
    sources: Table | None,
) -> Table:
    """Return what has to be known to read the tables, one thing a row; ``sources`` at the end."""
    say, separator = publication.words.gettext, "；" if publication.language == "zh" else "; "
    columns = (Column(name=say("项目")), Column(name=say("解释")))
    remark = ((say("注"), text) for text in remarks if text)
    named = (
        (say("出处"), separator.join(str(cell) for cell in row if cell))
        for row in (sources.rows if sources else ())
    )
    rows = dict.fromkeys((*remark, *_explained(publication, tables), *named))
    return make_table(columns, rows)


def _explained(publication: Publication, tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """Yield the columns that have a meaning beside their name, then the words used in cells."""
    say = publication.words.gettext
    for table in tables:
        for column in table.columns:
            if column.description and column.description != column.name:
                yield column.name, column.description
    used = {cell for table in tables for row in table.rows for cell in row if isinstance(cell, str)}
    meanings = {
        QUALIFIERS["~"]: say("约数：真值在其附近"),
        QUALIFIERS[">"]: say("真值大于此数"),
        QUALIFIERS[">="]: say("真值不小于此数"),
        QUALIFIERS["<"]: say("真值小于此数"),
        QUALIFIERS[">~"]: say("真值略大于此数"),
        QUALIFIERS["<~"]: say("真值略小于此数"),
        **{meaning: say("状态") for _, meaning in MARKS.values()},
        **{reason: say("没有数值的原因") for reason in MISSING.values()},
    }
    for word, meaning in meanings.items():
        if say(word) in used:
            yield say(word), meaning
    yield say("空单元格"), say("数值列中的空单元格表示没有数值，不是零；原因在旁边的列里")


def sources_table(publication: Publication, rows: Iterable[Observation]) -> Table:
    """Return the sources of some observations, in the order of their file."""
    say, sources = publication.words.gettext, publication.config.sources
    named = {row.source for row in rows}
    columns = (
        Column(name=say("出处")),
        Column(name=say("发布者")),
        Column(name=say("发布日期")),
        Column(name=say("网址")),
        Column(name=say("许可")),
    )
    found = (source for key, source in sources.items() if key in named)
    cells = (
        (
            publication.say(source.title),
            publication.say(source.producer),
            source.published or "",
            source.url or "",
            source.licence or "",
        )
        for source in found
    )
    return without_empty(make_table(columns, cells))
