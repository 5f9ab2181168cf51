"""Which edition a reader holds: its name, its version and the day of its release."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.pages.publication import Publication


def released(publication: Publication) -> str:
    """Return the date of release of the edition presented, empty where it is not known."""
    presented = publication.config.editions.get(publication.config.report.edition)
    return (presented.published or "") if presented else ""


def edition_name(publication: Publication) -> str:
    """Return the edition presented, with its version where ``report.yml`` names one."""
    report = publication.config.report
    if not report.version:
        return report.edition
    words = {"edition": report.edition, "version": report.version}
    return publication.words.gettext("%(edition)s %(version)s版") % words


def release_line(publication: Publication) -> str:
    """Return edition and date in a line: YRD-CII 2024 · 2024-06-06发布."""
    say, date = publication.words.gettext, released(publication)
    parts = (edition_name(publication), say("%(date)s发布") % {"date": date} if date else "")
    return " · ".join(part for part in parts if part)
