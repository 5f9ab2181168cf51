"""The menus: the sections the site has, and what only the foot of a page leads to.

What the report does not have is in neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.about import FEWEST_EDITIONS, editions_of
from reportgen.pages.imprint import has_imprint
from reportgen.pages.page import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.publication import Publication


def more(publication: Publication) -> Iterator[Target]:
    """Return what only the menu at the foot has."""
    say, page = publication.words.gettext, publication.page
    if publication.site.history.revisions:
        yield Target(label=say("修订"), path=page("revisions"))
    if publication.config.corrections:
        yield Target(label=say("更正"), path=publication.notices.page)
    if len(editions_of(publication)) >= FEWEST_EDITIONS:
        yield Target(label=say("历次版本"), path=page("editions"))
    yield Target(label=say("如何引用"), path=page("cite"))
    yield Target(label=say("无障碍说明"), path=page("accessibility"))
    if has_imprint(publication):
        yield Target(label=say("关于本站"), path=page("imprint"))


def menu(publication: Publication) -> Iterator[Target]:
    """Return the sections the site has; what the report does not have is not in it."""
    say, page = publication.words.gettext, publication.page
    if publication.chapters:
        yield Target(label=say("各章"), path=page(), fragment="chapters")
    if publication.indicators:
        yield Target(label=say("指标"), path=page("indicators"))
    if publication.regions:
        yield Target(label=say("区域"), path=page("regions"))
    if publication.site.history.flows:
        yield Target(label=say("流量"), path=page("flows"))
    if publication.has_framework:
        yield Target(label=say("指标体系"), path=page("framework"))
    yield Target(label=say("方法"), path=page("methodology"))
    if publication.indicators:
        yield Target(label=say("数据"), path=page("data"))
    if publication.sources:
        yield Target(label=say("来源"), path=page("sources"))
    if publication.config.terms:
        yield Target(label=say("术语"), path=page("glossary"))
