"""What the author asked for: the typed content of every ``content/*.yml``.

Every model forbids unknown keys and is frozen. Field descriptions become the JSON Schema that
``reportgen schema`` exports, so they are written for authors.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from reportgen.config.public import Public, StrengthRule
from reportgen.config.publishing import Contact, Website
from reportgen.config.texts import LocalText, Model, Text
from reportgen.periods import parse_period

SCHEMA_VERSION = 1


def _check_period(text: str) -> str:
    period = parse_period(text)
    if period is None:
        raise ValueError("period")
    return str(period)


PeriodText = Annotated[str, AfterValidator(_check_period)]
IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Number = Annotated[Decimal, Field(max_digits=40, decimal_places=20)]
"""A limit or weight: no measurement needs more digits, and no exponent can grow out of hand."""


class Unit(Model):
    """How a unit of measurement is written in English."""

    en: str = Field(description="English name, plural: person-years")
    one: str = Field(default="", description="English singular where it differs: patent")


class PlausibleRange(Model):
    """Values outside stop the build: most of them are lost decimal points."""

    min: Number | None = Field(default=None, description="Smallest value that can be true")
    max: Number | None = Field(default=None, description="Largest value that can be true")
    because: LocalText = Field(default=Text(zh=""), description="Why: shown in the finding")


class Break(Model):
    """A break in a series: values before and after are not the same thing."""

    period: PeriodText = Field(description="First period of the new definition")
    reason: LocalText = Field(description="What changed")


class Indicator(Model):
    """One measured or computed series."""

    name: LocalText = Field(description="Full name")
    short: LocalText | None = Field(default=None, description="Short name for labels")
    aliases: tuple[str, ...] = Field(default=(), description="Other names used in prose")
    definition: LocalText = Field(default=Text(zh=""), description="What is counted, one sentence")
    unit: str = Field(default="", description="Unit of measurement; empty for an index")
    base: PeriodText | None = Field(default=None, description="Base period of an index (=100)")
    direction: Literal["higher", "lower", "none"] = Field(
        default="higher", description="Whether more is better, worse, or neither"
    )
    decimals: int = Field(default=2, ge=0, le=8, description="Decimals shown")
    kind: Literal["level", "index", "share", "rank", "stock", "addition"] = Field(
        default="level", description="What sort of number this is"
    )
    range: PlausibleRange | None = Field(default=None, description="Plausible range")
    parent: str | None = Field(default=None, description="Framework node above this one")
    weight: Number | None = Field(default=None, description="Weight within the parent, a share")
    source: str | None = Field(default=None, description="Source where a row names none")
    breaks: tuple[Break, ...] = Field(default=(), description="Breaks in the series")
    comparable_editions: LocalText | None = Field(
        default=None, description="Reason why values of two editions may meet in one rate"
    )

    def label(self, language: str) -> str:
        """Return the short name, or the full one."""
        return (self.short or self.name).get(language)


class Region(Model):
    """What is measured and ranked."""

    id: str
    name: LocalText
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    level: str = "city"
    members: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None


class Source(Model):
    """Where figures were published."""

    title: LocalText = Field(description="Public title")
    producer: LocalText = Field(default=Text(zh=""), description="Who published it")
    published: str | None = Field(default=None, description="Date or year of publication")
    url: str | None = Field(default=None, description="Address, if it is public")
    accessed: str | None = Field(default=None, description="When it was read")
    licence: str | None = Field(default=None, description="Terms of use")
    kind: str = Field(default="article", description="article, report, yearbook, bulletin, dataset")
    note: LocalText | None = Field(default=None, description="Anything a reader should know")
    confidence: Literal["high", "medium", "low"] | None = Field(
        default=None, description="How far the copy at hand can be trusted"
    )


class Edition(Model):
    """One release of a named index series; it owns its whole back series."""

    series: str = Field(description="Series the edition belongs to")
    title: LocalText = Field(description="Public title")
    published: str | None = Field(default=None, description="Date of release")
    last_period: PeriodText | None = Field(default=None, description="Last period it covers")
    note: LocalText | None = Field(default=None, description="Anything a reader should know")
    changes: LocalText | None = Field(default=None, description="What changed in this edition")
    source: str | None = Field(default=None, description="Where its release was reported")


class TierBand(Model):
    """One named band; ``min`` included, ``max`` excluded."""

    id: Identifier
    name: LocalText
    min: Number | None = None
    max: Number | None = None


class TierMember(Model):
    """A region's tier as its publisher assigned it."""

    region: str
    tier: str
    evidence: LocalText


class RegionSet(Model):
    """Regions by level and parent, or by id."""

    level: str | None = Field(default=None, description="Level: province, city, county …")
    parent: str | None = Field(default=None, description="Only regions under this one")
    ids: tuple[str, ...] = Field(default=(), description="These regions, in this order")


def _region_set(value: object) -> object:
    return {"ids": value} if isinstance(value, list | tuple) else value


Regions = Annotated[RegionSet, BeforeValidator(_region_set)]


class TierRule(Model):
    """A declared rule that sorts regions into bands, or bands a publisher assigned."""

    title: LocalText
    rule: Literal["thresholds", "quantiles", "natural_breaks", "relative", "assigned"]
    indicator: str
    period: PeriodText
    edition: str = ""
    regions: Regions = RegionSet()
    tiers: tuple[TierBand, ...] = Field(min_length=1, description="Highest first")
    reference: str | None = Field(default=None, description="relative: a region; else the mean")
    source: str | None = None
    members: tuple[TierMember, ...] = ()
    note: LocalText | None = None


class Term(Model):
    """A glossary entry."""

    term: LocalText
    definition: LocalText
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = Field(default=(), description="Faulty forms the checker names")


class DataFile(Model):
    """What a data file does not say itself."""

    file: str = Field(description="Path below content/")
    sheet: str | None = None
    layout: Literal["tidy", "regions", "indicators"] = "tidy"
    indicator: str | None = None
    region: str | None = None
    source: str = ""
    edition: str = ""
    status: str = ""
    unit: str | None = None
    header_row: int = Field(default=1, ge=1)


class PageDefaults(Model):
    """What a binding means when it does not say."""

    region: str = Field(description="Region id")
    indicator: str = Field(description="Indicator id")
    period: PeriodText = Field(description="Period, usually the last year")


class Report(Model):
    """The report itself: ``content/report.yml``."""

    schema_version: int = Field(description="Version of these files; this program writes 1")
    id: Identifier = Field(description="Short ASCII name of the report")
    edition: str = Field(description="Edition presented, an id of editions.yml")
    address: Identifier = Field(description="First part of every page address")
    language: Literal["zh", "en"] = Field(default="zh", description="Language of findings")
    languages: tuple[Literal["zh", "en"], ...] = Field(default=("zh",), min_length=1)
    title: LocalText = Field(description="Title of the report")
    subtitle: LocalText | None = None
    notice: LocalText | None = Field(default=None, description="Printed on every page")
    publisher: LocalText | None = Field(default=None, description="主办单位, if there is one")
    prepared_by: LocalText | None = Field(default=None, description="承办单位, if there is one")
    authors: tuple[LocalText, ...] = Field(
        default=(), description="Who is cited as author; without them the publisher"
    )
    contact: Contact | None = Field(default=None, description="Whom readers can ask")
    licence: LocalText | None = Field(default=None, description="Terms of use, by name")
    licence_url: str | None = Field(default=None, description="Where the terms of use stand")
    version: str = Field(default="", description="Version of this edition, as 1.0")
    isbn: str | None = Field(default=None, description="ISBN of the report, if it has one")
    doi: str | None = Field(default=None, description="DOI of the report, if it has one")
    website: Website | None = Field(default=None, description="What a site in China must name")
    defaults: PageDefaults
    public: Public = Field(default=Public(), description="What readers see")
    strengths: StrengthRule = Field(
        default=StrengthRule(), description="What counts as a strength or weakness of a region"
    )
    chapters: tuple[Identifier, ...] = Field(default=(), description="Narratives, in order")
    units: dict[str, Unit] = Field(default_factory=dict)
    data: tuple[DataFile, ...] = ()
    site_url: str | None = Field(default=None, description="Public address, for absolute links")
