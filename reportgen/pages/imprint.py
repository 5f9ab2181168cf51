"""Who answers for the report: lines of the footer, and the same with more on a page of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportgen.pages.page import PageSpec
from reportgen.pages.views import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.publication import Publication

ICP_REGISTER = "https://beian.miit.gov.cn/"
POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="
DOI_RESOLVER = "https://doi.org/"


def footer_entries(publication: Publication) -> tuple[Entry, ...]:
    """Return what stands in the footer of every page; nothing of what ``report.yml`` leaves out."""
    entries = (
        *_responsible(publication), *_contact(publication), *_licence(publication),
        *_registers(publication),
    )  # fmt: skip
    return tuple(entry for entry in entries if entry.text)


def imprint_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the imprint; none where ``report.yml`` names nobody."""
    if not has_imprint(publication):
        return
    say = publication.words.gettext
    path = publication.page("imprint")
    yield PageSpec(
        path=path,
        template="imprint.html",
        kind="imprint",
        title=say("关于本站"),
        description=say("本报告由谁发布、由谁编制，怎样联系，以及许可和备案信息。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/report.yml",),
        context=lambda _: {"entries": tuple(_imprint(publication))},
    )


def has_imprint(publication: Publication) -> bool:
    """Return whether there is somebody to name."""
    report = publication.config.report
    return any((report.publisher, report.prepared_by, report.contact, report.website))


def _imprint(publication: Publication) -> Iterator[Entry]:
    say, report = publication.words.gettext, publication.config.report
    website = report.website
    authors = ("、" if publication.language == "zh" else ", ").join(
        publication.say(author) for author in report.authors
    )
    entries = (
        *_responsible(publication),
        Entry(label=say("作者"), text=authors),
        *_contact(publication),
        Entry(
            label=say("通信地址"),
            text=publication.say(report.contact.address) if report.contact else "",
        ),
        Entry(label="ISBN", text=report.isbn or ""),
        Entry(
            label="DOI",
            text=report.doi or "",
            href=f"{DOI_RESOLVER}{quote(report.doi)}" if report.doi else "",
        ),
        *_licence(publication),
        Entry(label=say("网站名称"), text=publication.say(website.name) if website else ""),
        Entry(label=say("域名"), text=website.domain if website else ""),
        *_registers(publication),
    )
    yield from (entry for entry in entries if entry.text)


def _responsible(publication: Publication) -> Iterator[Entry]:
    say, report = publication.words.gettext, publication.config.report
    yield Entry(label=say("主办单位"), text=publication.say(report.publisher))
    yield Entry(label=say("承办单位"), text=publication.say(report.prepared_by))


def _contact(publication: Publication) -> Iterator[Entry]:
    say, contact = publication.words.gettext, publication.config.report.contact
    if contact is None:
        return
    yield Entry(label=say("联系人"), text=publication.say(contact.name))
    number = re.sub(r"[^0-9+]", "", contact.phone)
    yield Entry(label=say("电话"), text=contact.phone, href=f"tel:{number}")
    yield Entry(label=say("电子邮箱"), text=contact.email, href=f"mailto:{contact.email}")


def _licence(publication: Publication) -> Iterator[Entry]:
    say, report = publication.words.gettext, publication.config.report
    name = publication.say(report.licence) or report.licence_url or ""
    yield Entry(label=say("使用许可"), text=name, href=report.licence_url or "")


def _registers(publication: Publication) -> Iterator[Entry]:
    """Yield the numbers a website in China shows, each linked to its register."""
    website = publication.config.report.website
    if website is None:
        return
    say = publication.words.gettext
    digits = "".join(re.findall(r"\d", website.police))
    yield Entry(label=say("网站标识码"), text=website.code)
    yield Entry(label=say("ICP备案号"), text=website.icp, href=ICP_REGISTER)
    yield Entry(label=say("公安备案号"), text=website.police, href=f"{POLICE_REGISTER}{digits}")
