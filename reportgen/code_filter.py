"""Which findings are told: ``--select`` and ``--ignore``."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from reportgen.findings import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Finding


@dataclass(frozen=True, kw_only=True)
class CodeFilter:
    """Codes, or areas such as ``claim/``; without ``select`` every code is told."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Look every code up. Raises: click.UsageError for one there is none of."""
        areas = {f"{code.split('/')[0]}/" for code in catalogue()}
        known = catalogue().keys() | areas
        for option, codes in (("--select", self.select), ("--ignore", self.ignore)):
            for code in codes:
                if code not in known:
                    close = get_close_matches(code, sorted(known), n=3) or sorted(areas)
                    raise click.UsageError(f"{option} {code} → {', '.join(close)}")

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are selected and not ignored."""
        return tuple(
            finding
            for finding in findings
            if (not self.select or _is_one(finding.code, self.select))
            and not _is_one(finding.code, self.ignore)
        )


def _is_one(code: str, chosen: tuple[str, ...]) -> bool:
    return any(code == one or (one.endswith("/") and code.startswith(one)) for one in chosen)
