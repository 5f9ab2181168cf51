"""Where figures and tables stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a figure or table stands: its page, its anchor and its number as text."""

    kind: str
    identifier: str
    page: str
    anchor: str
    label: str


def placeholder(kind: str, identifier: str) -> str:
    """Return what stands in the prose where a figure or table goes.

    Prose is made once for a site, figures once for each page that shows them.
    """
    return f'<div class="placed-{kind}" id="placed-{kind}-{identifier}"></div>'
