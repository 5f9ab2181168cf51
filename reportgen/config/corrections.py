"""Corrections after release: the typed content of ``content/corrections.yml``."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from reportgen.config.models import Identifier, PeriodText
from reportgen.config.revisions import SaidText
from reportgen.config.texts import Model

PLACES = ("page", "figure", "table", "indicator")


def _is_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise PydanticCustomError("date", "day") from None


Day = Annotated[str, AfterValidator(_is_day)]


class Correction(Model):
    """One mistake in the published report, and what stands there now.

    Its place is a page, a figure, a table, or a value: an indicator with its region and period,
    and then every page, figure and table that shows or rests on that value.
    """

    date: Day = Field(description="Day of the correction: 2024-07-01")
    page: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9_-]+(/[A-Za-z0-9_-]+)?$",
        description="Page by its address: chapters/talent, methodology, landing",
    )
    figure: Identifier | None = Field(default=None, description="Id of a figure")
    table: Identifier | None = Field(default=None, description="Id of a table")
    indicator: str | None = Field(default=None, description="Indicator of the value")
    region: str | None = Field(default=None, description="Region; of a flow, its origin")
    destination: str | None = Field(default=None, description="Of a flow, where it goes")
    period: PeriodText | None = Field(default=None, description="Period of the value")
    wrong: SaidText = Field(description="What was wrong, in a sentence")
    old: SaidText = Field(description="What stood there")
    new: SaidText = Field(description="What stands there now")

    @model_validator(mode="after")
    def _one_place(self) -> Correction:
        if sum(getattr(self, name) is not None for name in PLACES) != 1:
            raise ValueError("one-of: " + ", ".join(PLACES))
        return self
