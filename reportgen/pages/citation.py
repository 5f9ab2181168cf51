"""How a report is cited: GB/T 7714, APA, BibTeX and RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.links import absolute_link

if TYPE_CHECKING:
    from reportgen.pages.publication import Publication

ACCESSED = {"zh": "引用日期", "en": "date of access"}
"""What stands where GB/T 7714 wants the day of reading: the reader writes it."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is cited, in one language.

    ``key``      ASCII name of the entry in BibTeX.
    ``author``   who answers for it; empty where ``report.yml`` names no publisher.
    ``authors``  who wrote it, where ``report.yml`` names them.
    ``released`` date (2024-06-06), month or year; empty when unknown.
    ``url``      public address; empty without ``site_url``.
    """

    key: str
    title: str
    language: str
    author: str = ""
    edition: str = ""
    released: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the authors, or who answers for the work where none is named."""
        return self.authors or ((self.author,) if self.author else ())

    @property
    def date(self) -> tuple[str, str, str]:
        """Return year, month and day as far as they are known, month and day in two digits."""
        found = _DATE.match(self.released)
        year, month, day = found.groups(default="") if found else ("", "", "")
        if not month or not 1 <= int(month) <= 12:
            return year, "", ""
        return year, month.zfill(2), day.zfill(2) if day else ""


def work_of(publication: Publication) -> Work:
    """Return the report as a work to be cited, title and subtitle in the publication's language."""
    report, say = publication.config.report, publication.say
    presented = publication.config.editions.get(report.edition)
    colon = "：" if publication.language == "zh" else ": "
    return Work(
        key=f"{report.id}-{report.address}".lower(),
        title=colon.join(part for part in (say(report.title), say(report.subtitle)) if part),
        language=publication.language,
        author=say(report.publisher),
        authors=tuple(say(author) for author in report.authors),
        edition=report.edition,
        released=(presented.published or "") if presented else "",
        url=absolute_link(report.site_url, publication.page()) if report.site_url else "",
    )


def gb7714(work: Work) -> str:
    """Return the reference by GB/T 7714, one line.

    Missing: without an author it begins with the title; without an address it is a report in
             print, dated by its year; the date of reading is left to the reader.
    Source:  GB/T 7714-2015, 4.6 (electronic resources) and 8.8.
    Example: 某院. 某指数2024[R/OL]. (2024-06-06)[引用日期]. https://example.org/2024/.
    """
    year, month, day = work.date
    if work.url:
        date = "-".join(part for part in (year, month, day) if part)
        published = (f"({date})" if date else "") + f"[{ACCESSED[work.language]}]"
        return _sentences(", ".join(work.names), f"{work.title}[R/OL]", published, work.url)
    publisher = ", ".join(part for part in (work.author, year) if part)
    return _sentences(", ".join(work.names), f"{work.title}[R]", publisher)


def apa(work: Work) -> str:
    """Return the reference by APA (7th edition), one line, as plain text.

    Missing: without an author the title comes first; an unknown date is n.d.
    """
    year, month, day = work.date
    name = _MONTHS[int(month) - 1] if month else ""
    dated = ", ".join(part for part in (year, f"{name} {day.lstrip('0')}".strip()) if part)
    date = f"({dated or 'n.d.'})"
    names = " & ".join(filter(None, (", ".join(work.names[:-1]), *work.names[-1:])))
    publisher = work.author if work.authors else ""
    first = f"{names} {date}" if names else f"{work.title} {date}"
    text = _sentences(first, work.title if names else "", publisher)
    return f"{text} {work.url}".strip()


def bibtex(work: Work) -> str:
    """Return the entry for BibTeX: a report of an institution, or ``misc`` without one."""
    year, month, _ = work.date
    fields = (
        ("title", f"{{{_tex(work.title)}}}"),
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in work.names)),
        ("institution", _tex(work.author)),
        ("edition", _tex(work.edition)),
        ("year", year),
        ("month", f"{int(month)}" if month else ""),
        ("url", work.url),
        ("language", HTML_LANGUAGE[work.language]),
    )
    kind = "techreport" if work.author else "misc"
    lines = [f"  {name} = {{{_line(value)}}}," for name, value in fields if value]
    return "\n".join((f"@{kind}{{{work.key},", *lines, "}")) + "\n"


def ris(work: Work) -> str:
    """Return the entry in the RIS format, lines ended as the format asks."""
    fields = (
        ("TY", "RPRT"),
        *(("AU", name) for name in work.names),
        ("TI", work.title),
        ("ET", work.edition),
        ("PB", work.author),
        ("PY", work.date[0]),
        ("DA", "/".join(part for part in work.date if part)),
        ("UR", work.url),
        ("LA", HTML_LANGUAGE[work.language]),
    )
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
    return "\r\n".join((*lines, "ER  - ")) + "\r\n"


def _sentences(*parts: str) -> str:
    """Return parts as sentences, each ended by one point."""
    return " ".join(f"{_line(part).rstrip('.')}." for part in parts if part)


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in _line(text))
