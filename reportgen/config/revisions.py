"""Why back values changed between editions: the typed content of ``content/revisions.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.config.models import PeriodText, Regions, RegionSet
from reportgen.config.texts import LocalText, Model, Text
from reportgen.periods import Period, parse_period

Cause = Literal[
    "数据修订", "口径调整", "方法调整", "更正", "基期变更", "普查修订", "未说明",
    "data", "coverage", "method", "correction", "base", "census", "unstated",
]  # fmt: skip
CAUSES = {
    "data": Text(zh="数据修订", en="Data revised"),
    "coverage": Text(zh="口径调整", en="Coverage or definition changed"),
    "method": Text(zh="方法调整", en="Method changed"),
    "correction": Text(zh="更正", en="Error corrected"),
    "base": Text(zh="基期变更", en="Base period changed"),
    "census": Text(zh="普查修订", en="Revised after a census"),
    "unstated": Text(zh="未说明", en="Not stated"),
}
"""Each cause and its names; an author writes either."""

_CODES = {text.zh: code for code, text in CAUSES.items()}


def _is_said(text: Text) -> Text:
    if not (text.zh.strip() or text.en.strip()):
        raise PydanticCustomError("missing", "Field required")
    return text


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


SaidText = Annotated[LocalText, AfterValidator(_is_said)]
"""A text that may not be empty."""


class RevisionCause(Model):
    """Why values of an edition differ from what earlier ones printed.

    What is not said means all: an entry with ``edition``, ``cause`` and ``reason`` covers every
    value of the edition. Of several entries that fit a value the first counts.
    """

    edition: str = Field(description="Edition that prints the new values")
    earlier: str | None = Field(default=None, description="Edition that printed the old ones")
    indicators: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=(), description="Indicators, by name or as a pattern such as pillar_*"
    )
    regions: Regions = Field(default=RegionSet(), description="Regions")
    period: PeriodText | None = Field(
        default=None, description="A period, or a span that the changed values lie in"
    )
    cause: Cause = Field(description="Why, in a word; 未说明 (unstated) where nobody said")
    reason: SaidText = Field(description="Why, in a sentence readers see")
    source: str | None = Field(default=None, description="Source that says so")

    @property
    def code(self) -> str:
        """Return the cause as a key of ``CAUSES``."""
        return _CODES.get(self.cause, self.cause)

    @property
    def span(self) -> Period | None:
        """Return the time the entry is about; None for all."""
        return parse_period(self.period) if self.period else None
