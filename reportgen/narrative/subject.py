"""What a page is about: by its front matter, else by the defaults of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.findings import Finding, Location
from reportgen.narrative.functions import Subject
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from reportgen.config.names import Names
    from reportgen.config.project_config import Config
    from reportgen.narrative.model import Narrative


def subject_of(narrative: Narrative, config: Config) -> tuple[Subject, tuple[Finding, ...]]:
    """Return what bindings of a narrative mean where they do not say, and unknown names in it.

    An edition other than the report's own is looked at first, then figures with only a source.
    """
    front, defaults = narrative.front, config.report.defaults
    findings: list[Finding] = []

    def find(key: str, name: str | None, names: Names, default: str) -> str:
        if name is None:
            return default
        try:
            return names.find(name)
        except ComputeError as error:
            place = narrative.places.get((key,), Location(path=narrative.path, line=1))
            findings.append(Finding(code=error.code, location=place, values=error.values))
            return default

    edition = find("edition", front.edition, config.edition_names, config.report.edition)
    subject = Subject(
        indicator=find("indicator", front.indicator, config.indicator_names, defaults.indicator),
        region=find("region", front.region, config.region_names, defaults.region),
        period=parse_period(front.period or defaults.period) or year(2000),
        edition=edition if edition != config.report.edition else None,
    )
    return subject, tuple(findings)
