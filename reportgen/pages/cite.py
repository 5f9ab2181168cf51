"""How the report, a page of it or a figure is cited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from reportgen.pages.citation import Work, apa, bibtex, gb7714, ris, work_of
from reportgen.pages.links import absolute_link, relative_link
from reportgen.pages.slots import size_text
from reportgen.pages.views import FileLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.pages.page import PageSpec
    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class Form:
    """One way to cite: its name, the text, and for programs the file that holds it."""

    label: str
    text: str
    is_code: bool = False
    file: FileLink | None = None


def cite_page(publication: Publication, spec: PageSpec) -> str:
    """Return the reference to a page: by GB/T 7714 in Chinese, by APA in English."""
    work = page_work(publication, spec.title, spec.path, is_whole=spec.kind == "landing")
    return short_reference(publication, work)


def short_reference(publication: Publication, work: Work) -> str:
    """Return a reference in the form readers of the language expect."""
    return gb7714(work) if publication.language == "zh" else apa(work)


def page_work(publication: Publication, title: str, path: str, *, is_whole: bool = False) -> Work:
    """Return a page of the report as a work to be cited."""
    work = work_of(publication)
    if is_whole:
        return work
    site_url = publication.config.report.site_url
    stop = "：" if publication.language == "zh" else ": "
    return replace(
        work,
        title=f"{publication.say(publication.config.report.title)}{stop}{title}",
        url=absolute_link(site_url, path) if site_url else "",
    )


def citation_files(publication: Publication) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Return path and bytes of the entries that reference managers import."""
    work = work_of(publication)
    for ending, write in (("bib", bibtex), ("ris", ris)):
        yield citation_path(publication, ending), cache(partial(_encoded, write, work))


def cite_context(publication: Publication, here: str) -> Mapping[str, object]:
    """Return the references to the whole report and the files that hold them."""
    say, work = publication.words.gettext, work_of(publication)
    return {
        "forms": (
            Form(label="GB/T 7714", text=gb7714(work)),
            Form(label="APA", text=apa(work)),
            Form(
                label="BibTeX", text=bibtex(work), is_code=True,
                file=_file(publication, here, "bib", bibtex(work)),
            ),
            Form(
                label="RIS", text=ris(work).replace("\r\n", "\n"), is_code=True,
                file=_file(publication, here, "ris", ris(work)),
            ),
        ),
        "example": short_reference(
            publication, page_work(publication, say("数据"), publication.page("data"))
        ) if publication.indicators else "",
    }  # fmt: skip


def _encoded(write: Callable[[Work], str], work: Work) -> bytes:
    return write(work).encode("utf-8")


def citation_path(publication: Publication, ending: str) -> str:
    """Return the path of an entry for reference managers: ``bib`` or ``ris``."""
    return f"{publication.prefix}cite/{work_of(publication).key}.{ending}"


def _file(publication: Publication, here: str, ending: str, text: str) -> FileLink:
    return FileLink(
        label=f".{ending}",
        href=relative_link(here, citation_path(publication, ending)),
        size=size_text(len(text.encode("utf-8")), publication.language),
    )
