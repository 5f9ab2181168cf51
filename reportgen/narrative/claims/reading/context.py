"""What earlier sentences, headings and the page say where a sentence is silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import SUBJECT
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.config.project_config import Config
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import Page
    from reportgen.periods import Period

_BARE = frozenset({"time", "number", "mark", "plain", "bound", "label"})
"""Kinds of tokens that alone only go on with the line before: - 2013年：115.52."""
_REMEMBERED = 120
"""Tokens kept of a sentence that goes on line by line."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a sentence begins.

    ``said`` is the sentence before (of the same paragraph), ``heading`` the last heading,
    ``region`` the region last spoken of, ``edition`` the edition last named where the page has
    none. ``paragraph`` only counts: a sentence means the same in any.
    """

    page: Page
    said: tuple[Token, ...] = ()
    heading: tuple[Token, ...] = ()
    region: Token | None = None
    edition: str = ""
    paragraph: int = field(default=0, compare=False)

    def after(self, tokens: Sequence[Token], paragraph: int, *, is_heading: bool) -> Context:
        """Return the context behind a sentence."""
        said = () if is_heading else tuple(tokens)
        if self.said and not is_heading and all(token.kind in _BARE for token in tokens):
            said = (*self.said, *tokens)[-_REMEMBERED:]
        return Context(
            page=self.page,
            said=said,
            heading=tuple(tokens) if is_heading else self.heading,
            region=next(filter(_is_spoken_of, reversed(tokens)), self.region),
            edition=_last_edition(tokens) or self.edition,
            paragraph=paragraph,
        )

    def at_paragraph(self, paragraph: int) -> Context:
        """Return the context for a sentence of a paragraph; a new one forgets what was said."""
        if not self.said or paragraph == self.paragraph:
            return self
        return Context(
            page=self.page, heading=self.heading, region=self.region, edition=self.edition,
            paragraph=self.paragraph,
        )  # fmt: skip


def _is_spoken_of(token: Token) -> bool:
    """Return whether a token is the one region a sentence speaks of."""
    return token.kind == "region" and token.role == SUBJECT and not token.items


def _last_edition(tokens: Sequence[Token]) -> str:
    """Return the edition last named in a sentence, empty where none is or it is not clear which."""
    named = (t.ids[0] for t in reversed(tokens) if t.kind == "edition" and len(t.ids) == 1)
    return next(named, "")


def year_of_writing(page: Page, config: Config) -> int:
    """Return the year 今年 means, of the page's date, else its edition's release; 0 if unknown."""
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
