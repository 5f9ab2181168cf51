"""The texts that go with the tables: licence, citation, what is in the archive, checksums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import display_width
from reportgen.pages.citation import apa, bibtex, gb7714, ris, work_of
from reportgen.pages.downloads.cover import licence_text
from reportgen.pages.downloads.describe import contents_of, title_of
from reportgen.pages.downloads.loading import ways
from reportgen.pages.downloads.names import edition_file, edition_workbook
from reportgen.pages.languages import OWN_NAME, words_in
from reportgen.pages.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportgen.pages.downloads.catalogue import Download

LICENCE_FILE = "licence.txt"
SUMS_FILE = "sha256sums.txt"
README_LANGUAGES = ("zh", "en")


def texts_of(publications: Sequence[Publication]) -> Mapping[str, str]:
    """Return licence and citation by file name, in every language of the report."""
    works = [work_of(each) for each in publications]
    return {
        LICENCE_FILE: _paragraphs(licence_text(each) for each in publications),
        "citation.txt": _paragraphs(line for work in works for line in (gb7714(work), apa(work))),
    }


def texts_of_archive(publication: Publication, files: Sequence[Download]) -> Mapping[str, str]:
    """Return the texts that only the archive has: readme, and what the pages have elsewhere."""
    work = work_of(publication)
    return {
        **{f"readme-{one}.txt": readme(publication, files, one) for one in README_LANGUAGES},
        "citation.bib": bibtex(work),
        "citation.ris": ris(work),
    }


def readme(publication: Publication, files: Sequence[Download], language: str) -> str:
    """Return what is in the archive and how to use it, in a language the report may not have."""
    own = Publication(site=publication.site, language=language, words=words_in(language))
    return _paragraphs(_readme(own, publication, files))


def _readme(own: Publication, publication: Publication, files: Sequence[Download]) -> Iterator[str]:
    say, report, work = own.words.gettext, own.config.report, work_of(own)
    yield work.title
    yield from filter(None, [own.say(report.notice)])
    released = (say("发布日期"), work.released)
    facts = ((say("版次"), work.edition), released, (say("网址"), work.url))
    pattern = say("%(label)s：%(text)s")
    yield "\n".join(pattern % {"label": name, "text": text} for name, text in facts if text)
    yield _section(say("文件"), _contents(own, publication, files))
    has_own = own.language in own.config.report.languages
    workbook = edition_workbook(own if has_own else publication)
    paths = (_below(publication, path) for path in (workbook, edition_file(own, "-long.csv")))
    how = (pattern % {"label": name, "text": text} for name, text, _ in ways(own, *paths))
    yield _section(say("怎样打开"), how)
    yield _section(say("许可"), [licence_text(own)])
    yield _section(say("引用格式"), [gb7714(work), apa(work)])


def _contents(
    own: Publication, publication: Publication, files: Sequence[Download]
) -> Iterator[str]:
    """Yield a line for each file of the edition and for each folder of single tables."""
    say, pattern = own.words.gettext, own.words.gettext("%(label)s：%(text)s")
    folders = {
        "indicator": say("每个指标的全部数值，一个指标一个CSV"),
        "figure": say("各图的数据，一图一个CSV"),
        "table": say("各表的数据，一表一个CSV"),
    }
    lines: dict[str, str] = {}
    for file in files:
        path = _below(publication, file.path)
        language = f" ({OWN_NAME[file.language]})" if file.language else ""
        if file.kind == "edition":
            lines[path] = (contents_of(own, file) or title_of(own, file)) + language
        else:
            lines[path.rpartition("/")[0] + "/"] = folders[file.kind] + language
    lines["citation.bib"] = say("引用格式，BibTeX")
    lines["citation.ris"] = say("引用格式，RIS")
    lines[SUMS_FILE] = say("全部文件的SHA-256")
    for path, text in lines.items():
        yield pattern % {"label": path, "text": text}


def _below(publication: Publication, path: str) -> str:
    """Return a path of the site as it is in the archive."""
    return path.removeprefix(f"{publication.config.report.address}/")


def checksums(files: Iterable[Download], address: str) -> bytes:
    """Return the SHA-256 of every file in the form ``sha256sum -c`` reads."""
    lines = (f"{file.sha256}  {file.path.removeprefix(f'{address}/')}\n" for file in files)
    return "".join(lines).encode("ascii")


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join((title, "-" * display_width(title), *lines))


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(texts) + "\n"
