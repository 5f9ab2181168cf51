"""Pages written by the author: chapters, and the prose of the landing and methodology pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.pages.displays import show_display
from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.page import PageSpec, Target
from reportgen.pages.placed import placeholder
from reportgen.pages.trails import NumberEntry, number_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.narrative.model import Heading, Narrative
    from reportgen.pages.publication import Publication

Partial = Callable[[str, Mapping[str, object]], str]
"""Renders a partial template for one page: its name and what it is given."""

PartialFor = Callable[[str], Partial]
"""Returns the renderer of partials for the page at a path."""


@dataclass(frozen=True, kw_only=True)
class ContentsEntry:
    """One heading in the table of contents, and those below it."""

    id: str
    label: str
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written:
    """A narrative ready for its page."""

    body: Markup
    summary: Markup
    summary_text: str
    contents: tuple[ContentsEntry, ...]
    numbers: tuple[NumberEntry, ...]


def write_prose(
    publication: Publication, narrative: Narrative, here: str, part: Partial
) -> Written:
    """Return the prose of a narrative with its figures, tables and number entries."""
    prose = publication.prose(narrative)
    html = prose.html
    for kind, identifier in dict.fromkeys(prose.displays):
        shown = ""
        if publication.has_display(kind, identifier):
            display = show_display(publication, here, kind, identifier)
            shown = part(f"partials/{kind}.html", {"display": display})
        html = html.replace(placeholder(kind, identifier), shown)
    return Written(
        # Both were sanitised where they were made.
        body=Markup(html),  # noqa: S704
        summary=Markup(prose.summary_html),  # noqa: S704
        summary_text=prose.summary_text,
        contents=contents_of(prose.toc),
        numbers=number_entries(publication, here, prose.numbers),
    )


def text_language(publication: Publication, narrative: Narrative | None) -> str:
    """Return the language mark of a text that is not in the language of its page, or nothing."""
    if narrative is None or narrative.language == publication.language:
        return ""
    return HTML_LANGUAGE[narrative.language]


def contents_of(headings: Iterable[Heading]) -> tuple[ContentsEntry, ...]:
    """Return the headings of levels 2 and 3 as a tree of two levels."""
    tree: list[ContentsEntry] = []
    for heading in headings:
        entry = ContentsEntry(id=heading.id, label=heading.text)
        if heading.level <= 2 or not tree:
            tree.append(entry)
        elif heading.level == 3:
            last = tree[-1]
            tree[-1] = ContentsEntry(id=last.id, label=last.label, children=(*last.children, entry))
    return tuple(tree)


def chapter_target(publication: Publication, stem: str, narrative: Narrative) -> Target:
    """Return where a chapter lies."""
    return Target(label=narrative.front.title, path=publication.page("chapters", stem))


def chapter_pages(publication: Publication, part: PartialFor) -> Iterator[PageSpec]:
    """Return one page a chapter."""
    targets = [chapter_target(publication, *chapter) for chapter in publication.chapters]
    order = publication.config.report.chapters
    for number, (stem, narrative) in enumerate(publication.chapters):
        pager = {
            "previous": targets[number - 1] if number else None,
            "next": targets[number + 1] if number + 1 < len(targets) else None,
        }
        yield PageSpec(
            path=targets[number].path,
            template="chapter.html",
            kind="chapter",
            title=narrative.front.title,
            description=narrative.front.title,
            section=publication.page(),
            breadcrumb=(publication.home,),
            made_from=(narrative.path,),
            context=_context(publication, narrative, order.index(stem) + 1, pager, part),
        )


def _context(
    publication: Publication,
    narrative: Narrative,
    number: int,
    pager: Mapping[str, Target | None],
    part: PartialFor,
) -> Callable[[str], Mapping[str, object]]:
    def context(here: str) -> Mapping[str, object]:
        written = write_prose(publication, narrative, here, part(here))
        say = publication.words.gettext
        return {
            "description": written.summary_text or narrative.front.title,
            "eyebrow": say("第%(number)s章") % {"number": number},
            "summary": written.summary,
            "body": written.body,
            "text_language": text_language(publication, narrative),
            "contents": contents_with_numbers(publication, written),
            "numbers": written.numbers,
            "pager": pager if any(pager.values()) else None,
        }

    return context


def contents_with_numbers(publication: Publication, written: Written) -> tuple[ContentsEntry, ...]:
    """Return the table of contents, ending with the list of numbers where there is one."""
    if not written.numbers:
        return written.contents
    last = ContentsEntry(id="numbers", label=publication.words.gettext("本页数字的出处"))
    return (*written.contents, last)
