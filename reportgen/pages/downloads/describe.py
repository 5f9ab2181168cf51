"""What the files to download are called and hold, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.downloads.names import rows_behind

if TYPE_CHECKING:
    from reportgen.pages.downloads.catalogue import Download
    from reportgen.pages.publication import Publication


def title_of(publication: Publication, file: Download) -> str:
    """Return what a file is called: the name of an indicator, number and title of a table."""
    if file.kind == "indicator":
        return publication.say(publication.config.indicators[file.key].name)
    if file.kind in {"figure", "table"}:
        title = publication.say(publication.display(file.kind, file.key).title)
        return f"{publication.number_of(file.kind, file.key)} {title}".lstrip()
    say = publication.words.gettext
    return {
        "archive": say("整版压缩包"),
        "long": say("全部数值，一行一个"),
        "dictionary": say("数据字典"),
        "workbook": say("整版工作簿"),
        "package": say("数据包说明"),
        "schema": say("各指标CSV和全部数值的列：类型、代码和含义"),
        "licence.txt": say("许可"),
        "citation.txt": say("引用格式"),
    }.get(file.key, file.key)


def contents_of(publication: Publication, file: Download) -> str:
    """Return what a file holds, in a sentence; empty where its title says it."""
    say = publication.words.gettext
    if file.kind == "indicator":
        return publication.say(publication.config.indicators[file.key].definition)
    if file.kind in {"figure", "table"}:
        return publication.say(publication.display(file.kind, file.key).note)
    return {
        "archive": say("全部CSV、工作簿、数据包说明、许可和引用格式，附中英文自述文件。"),
        "long": say("所有指标、区域、时期和版次的数值，连同限定、状态、数据年和来源。"),
        "dictionary": say("每一列和每个代码的含义，以及指标、区域、单位、版次和来源的名称。"),
        "workbook": say("封面、说明、来源，每个图表一张工作表，最后是全部数值。"),
        "package": say(
            "供程序读取：每个CSV的列、类型、代码、字节数和SHA-256，按Data Package规范。"
        ),
    }.get(file.key, "")


def sources_of(publication: Publication, file: Download) -> tuple[str, ...]:
    """Return the ids of the sources the values of a table are from; none for all of them."""
    if file.kind == "indicator":
        rows = publication.rows_of(file.key)
    elif file.kind in {"figure", "table"}:
        rows = rows_behind(publication, file.kind, file.key)
    else:
        return ()
    named = {row.source for row in rows}
    return tuple(key for key in publication.config.sources if key in named)
