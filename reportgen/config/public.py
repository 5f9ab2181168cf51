"""What of the computed numbers readers see, and what counts as a strength."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from reportgen.config.texts import Model


class Public(Model):
    """What is on the site; all of it, if nothing is said. Everything is computed all the same."""

    ranks: bool = Field(default=True, description="Ranks this report computes")
    ranges: bool = Field(default=True, description="Best and worst rank: interval figures")
    tiers: bool = Field(default=True, description="Tiers, computed or assigned")
    contributions: bool = Field(default=True, description="Contributions: waterfall figures")
    strengths_and_weaknesses: bool = Field(
        default=True, description="Strengths and weaknesses of regions"
    )


class StrengthRule(Model):
    """Which indicators of a region are its strengths and weaknesses, by its rank in each."""

    share: Decimal = Field(
        default=Decimal("0.25"), gt=0, lt=Decimal("0.5"), decimal_places=4,
        description="Part of the ranking that counts at each end: 0.25 is the first and the last "
        "quarter",
    )  # fmt: skip
    fewest: int = Field(
        default=5, ge=3, le=1000, description="Regions that must have a value for it to count"
    )
