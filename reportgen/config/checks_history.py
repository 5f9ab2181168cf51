"""VALIDATE what is said about earlier editions and about corrections."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from reportgen.config.checks import check_name, check_region_set
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.corrections import Correction
    from reportgen.config.project_config import Config
    from reportgen.config.revisions import RevisionCause


def check_history(config: Config) -> tuple[Finding, ...]:
    """Return names in ``revisions.yml`` and ``corrections.yml`` that stand for nothing.

    Missing: a list with an entry that cannot be understood is not looked at, for its places do not
             say which entry is meant.
    """
    findings: list[Finding] = []
    if "revisions" not in config.unread:
        for number, cause in enumerate(config.revisions):
            findings.extend(_check_cause(config, number, cause))
    if "corrections" not in config.unread:
        for number, correction in enumerate(config.corrections):
            findings.extend(_check_correction(config, number, correction))
    return tuple(findings)


def _check_cause(config: Config, number: int, cause: RevisionCause) -> Iterator[Finding]:
    here = ("revisions", number)
    yield from check_name(config, config.edition_names, cause.edition, *here, "edition")
    if cause.earlier:
        yield from check_name(config, config.edition_names, cause.earlier, *here, "earlier")
    for i, name in enumerate(cause.indicators):
        if not any(fnmatchcase(key, name) for key in config.indicators):
            yield from check_name(config, config.indicator_names, name, *here, "indicators", i)
    yield from check_region_set(config, cause.regions, *here, "regions")
    if cause.source:
        yield from check_name(config, config.source_names, cause.source, *here, "source")


def _check_correction(config: Config, number: int, correction: Correction) -> Iterator[Finding]:
    here = ("corrections", number)
    for key, name, known in (
        ("figure", correction.figure, config.figures),
        ("table", correction.table, config.tables),
    ):
        if name and name not in known and not config.is_unread(f"{key}s", name):
            yield Finding(
                code=f"ref/unknown-{key}",
                location=config.place(*here, key),
                values={"id": name, "suggestion": ", ".join(sorted(known)) or "—"},
            )
    if correction.indicator:
        yield from check_name(
            config, config.indicator_names, correction.indicator, *here, "indicator"
        )
    for key, region in (("region", correction.region), ("destination", correction.destination)):
        if region:
            yield from check_name(config, config.region_names, region, *here, key)
