"""Sources, glossary, and the page for addresses that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.language_marks import is_chinese
from reportgen.pages.languages import N_
from reportgen.pages.links import source_anchor, term_anchor
from reportgen.pages.page import PageSpec
from reportgen.pages.views import Entry
from reportgen.pages.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.publication import Publication

KINDS = {
    "article": N_("报道"),
    "report": N_("报告"),
    "yearbook": N_("年鉴"),
    "bulletin": N_("公报"),
    "dataset": N_("数据集"),
}

CONFIDENCE = {
    "high": N_("可信程度：高"),
    "medium": N_("可信程度：中"),
    "low": N_("可信程度：低"),
}


def source_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the list of sources; none when no value names one."""
    if not publication.sources:
        return
    say = publication.words.gettext
    path = publication.page("sources")
    yield PageSpec(
        path=path,
        template="sources.html",
        kind="sources",
        title=say("来源"),
        description=say("本报告数字所依据的报告、报道、年鉴、公报和数据。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/sources.yml",),
        context=lambda _: {"sources": tuple(_sources(publication))},
    )


def glossary_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the glossary; none when it has no term."""
    if not publication.config.terms:
        return
    say = publication.words.gettext
    path = publication.page("glossary")
    yield PageSpec(
        path=path,
        template="glossary.html",
        kind="glossary",
        title=say("术语"),
        description=say("本报告所用术语的含义。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/glossary.yml",),
        context=lambda _: {"terms": tuple(_terms(publication))},
    )


def not_found_page(publication: Publication) -> PageSpec:
    """Return the page a server shows for other addresses.

    It is shown at any depth, so that only absolute links could work: without ``site_url`` it has
    none, and no other styles than those found from the root of the site.
    """
    say = publication.words.gettext
    return PageSpec(
        path="404.html",
        template="404.html",
        kind="not-found",
        title=say("没有这一页"),
        description=say("这个地址没有页面，也许是输错了，也许页面已经换了地方。"),
        is_anywhere=True,
        context=lambda _: {},
    )


def _sources(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    for key in publication.sources:
        source = publication.config.sources[key]
        accessed = say("查阅日期：%(date)s") % {"date": source.accessed} if source.accessed else ""
        licence = say("许可：%(licence)s") % {"licence": source.licence} if source.licence else ""
        kind = say(KINDS[source.kind]) if source.kind in KINDS else source.kind
        confidence = CONFIDENCE.get(source.confidence or "", "")
        first = joined(
            publication, filter(None, (publication.say(source.producer), source.published, kind))
        )
        lines = (
            first, accessed, licence,
            say(confidence) if confidence else "", publication.say(source.note),
        )  # fmt: skip
        yield Entry(
            label=publication.say(source.title),
            anchor=source_anchor(key),
            href=source.url or "",
            lines=tuple(line for line in lines if line),
        )


def _terms(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    other = "en" if publication.language == "zh" else "zh"
    for key, term in publication.config.terms.items():
        label = publication.say(term.term)
        translated = term.term.get(other)
        own = tuple(a for a in term.aliases if is_chinese(a) == (publication.language == "zh"))
        names = ("、" if publication.language == "zh" else ", ").join(own)
        yield Entry(
            label=label,
            anchor=term_anchor(key),
            text=translated if translated != label else "",
            lines=(
                publication.say(term.definition),
                *([say("又称：%(names)s") % {"names": names}] if names else []),
            ),
        )
