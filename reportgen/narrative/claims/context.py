"""What earlier sentences, headings and the page say where a sentence is silent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.clauses import SUBJECT
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.config.project_config import Config
    from reportgen.narrative.claims.model import Page
    from reportgen.narrative.claims.tokens import Token
    from reportgen.periods import Period


_BARE = frozenset({"time", "number", "mark", "plain", "bound", "label"})
_REMEMBERED = 120


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a sentence begins.

    ``said`` is the sentence before (of the same paragraph), ``heading`` the last heading, ``region``
    the region last spoken of, ``edition`` the edition last named where the page has none.
    """

    page: Page
    said: tuple[Token, ...] = ()
    heading: tuple[Token, ...] = ()
    region: Token | None = None
    edition: str = ""
    date_year: int = 0
    paragraph: int = 0
    unknown: bool = field(default=False)

    def after(self, tokens: Sequence[Token], paragraph: int, *, is_heading: bool) -> Context:
        """Return the context behind a sentence."""
        region = next(
            (
                t
                for t in reversed(tokens)
                if t.kind == "region" and t.role == SUBJECT and not t.items
            ),
            self.region,
        )
        edition = next(
            (t.ids[0] for t in reversed(tokens) if t.kind == "edition" and len(t.ids) == 1),
            self.edition,
        )
        if is_heading:
            return replace(
                self,
                said=(),
                heading=tuple(tokens),
                region=region,
                edition=edition,
                paragraph=paragraph,
            )
        if self.said and all(t.kind in _BARE for t in tokens):
            tokens = (*self.said, *tokens)[
                -_REMEMBERED:
            ]  # - 2013年：115.52 goes on with the line before
        return replace(
            self, said=tuple(tokens), region=region, edition=edition, paragraph=paragraph
        )

    def at_paragraph(self, paragraph: int) -> Context:
        """Return the context for a sentence of a paragraph: a new one forgets the sentence before."""
        return self if paragraph == self.paragraph else replace(self, said=())


def year_of_writing(page: Page, config: Config) -> int:
    """Return the year 今年 means: of the page's date, else of its edition's release; 0 if unknown."""
    if page.date is not None:
        return page.date.year
    edition = config.editions.get(page.edition)
    if edition is not None and edition.published and edition.published[:4].isdigit():
        return int(edition.published[:4])
    return 0


def last_period(page: Page, config: Config, edition: str) -> Period | None:
    """Return the period "since 2018" runs to: of the page, else the last one of the edition."""
    if page.period is not None:
        return page.period
    found = config.editions.get(edition or page.edition)
    if found is not None and found.last_period and found.last_period.isdigit():
        return year(int(found.last_period))
    return None
