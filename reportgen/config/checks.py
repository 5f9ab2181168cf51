"""VALIDATE the configuration: what each file says must fit what the others say."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.config.checks_publishing import check_publishing
from reportgen.config.ids import check_ids
from reportgen.config.translations import check_translations
from reportgen.errors import ComputeError
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.displays import Grid, Selection
    from reportgen.config.models import RegionSet, TierRule
    from reportgen.config.names import Names
    from reportgen.config.project_config import Config

WEB_ADDRESS = re.compile(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?")
SOURCE_ADDRESS = re.compile(r"https?://[^\s/?#\"<>][^\s\"<>]*")
WEIGHT_TOLERANCE = Decimal("0.000001")


def check_config(config: Config) -> tuple[Finding, ...]:
    """Return what does not fit together in ``content/*.yml`` and the regions file."""
    return (
        *check_ids(config),
        *_check_report(config),
        *check_publishing(config),
        *_check_sources(config),
        *_check_indicators(config),
        *_check_framework(config),
        *_check_regions(config),
        *(f for key, rule in config.tiers.items() for f in _check_tier_rule(config, key, rule)),
        *_check_grids(config),
        *check_translations(config),
    )


def _check_report(config: Config) -> Iterator[Finding]:
    report = config.report
    yield from check_name(config, config.edition_names, report.edition, "report", "edition")
    defaults = report.defaults
    yield from check_name(
        config, config.indicator_names, defaults.indicator, "report", "defaults", "indicator"
    )
    yield from check_name(
        config, config.region_names, defaults.region, "report", "defaults", "region"
    )
    for i, file in enumerate(report.data):
        here = ("report", "data", i)
        if file.indicator:
            yield from check_name(
                config, config.indicator_names, file.indicator, *here, "indicator"
            )
        if file.source:
            yield from check_name(config, config.source_names, file.source, *here, "source")
        if file.edition:
            yield from check_name(config, config.edition_names, file.edition, *here, "edition")
    if report.site_url is not None and not WEB_ADDRESS.fullmatch(report.site_url):
        yield Finding(
            code="config/site-url",
            location=config.place("report", "site_url"),
            values={"value": report.site_url},
        )
    if len(set(report.chapters)) != len(report.chapters):
        yield Finding(code="config/chapter-twice", location=config.place("report", "chapters"))


def _check_sources(config: Config) -> Iterator[Finding]:
    for key, source in config.sources.items():
        if source.url and not SOURCE_ADDRESS.fullmatch(source.url):
            yield Finding(
                code="config/source-url",
                location=config.place("sources", key, "url"),
                values={"value": source.url},
            )


def _check_indicators(config: Config) -> Iterator[Finding]:
    for key, indicator in config.indicators.items():
        here = ("indicators", key)
        if indicator.source:
            yield from check_name(config, config.source_names, indicator.source, *here, "source")
        if indicator.parent:
            yield from check_name(config, config.indicator_names, indicator.parent, *here, "parent")
        limits = indicator.range
        if limits and limits.min is not None and limits.max is not None and limits.min > limits.max:
            yield Finding(
                code="config/range-upside-down",
                location=config.place(*here, "range"),
                values={"min": str(limits.min), "max": str(limits.max)},
            )


def _check_framework(config: Config) -> Iterator[Finding]:
    """Circular parents, and weights of siblings that are given but do not sum to 1."""
    parents = {key: i.parent for key, i in config.indicators.items()}
    yield from _circles(config, "indicators", parents, "config/circular-framework")
    children: dict[str, list[str]] = defaultdict(list)
    for key, indicator in config.indicators.items():
        if indicator.parent:
            children[indicator.parent].append(key)
    for parent, keys in children.items():
        weights = [config.indicators[key].weight for key in keys]
        for key in (key for key, weight in zip(keys, weights, strict=True) if (weight or 0) < 0):
            yield Finding(
                code="config/weight-negative",
                location=config.place("indicators", key, "weight"),
                values={"indicator": key, "weight": str(config.indicators[key].weight)},
            )
        given = [weight for weight in weights if weight is not None]
        if given and len(given) < len(weights):
            missing = [k for k in keys if config.indicators[k].weight is None]
            yield Finding(
                code="config/weight-missing",
                location=config.place("indicators", missing[0]),
                values={"parent": parent, "missing": ", ".join(missing)},
            )
        elif given and abs(sum(given, Decimal(0)) - 1) > WEIGHT_TOLERANCE:
            yield Finding(
                code="config/weights-do-not-sum",
                location=config.place("indicators", keys[0], "weight"),
                values={"parent": parent, "sum": str(sum(given)), "children": ", ".join(keys)},
            )


def _check_regions(config: Config) -> Iterator[Finding]:
    for key, region in config.regions.items():
        if region.parent:
            yield from check_name(config, config.region_names, region.parent, "regions", key)
        for member in region.members:
            yield from check_name(config, config.region_names, member, "regions", key)
    parents = {key: region.parent for key, region in config.regions.items()}
    yield from _circles(config, "regions", parents, "config/circular-regions")
    tiles: dict[tuple[int, int], str] = {}
    for key, region in config.regions.items():
        if region.tile and tiles.setdefault(region.tile, key) != key:
            yield Finding(
                code="config/tile-taken",
                location=config.place("regions", key),
                values={"region": key, "other": tiles[region.tile]},
            )


def _circles(
    config: Config, table: str, parents: Mapping[str, str | None], code: str
) -> Iterator[Finding]:
    told: set[str] = set()
    for key in parents:
        chain = [key]
        while (above := parents.get(chain[-1])) and above not in chain:
            chain.append(above)
        if above == key and not told & set(chain):
            told |= set(chain)
            yield Finding(
                code=code,
                location=config.place(table, key, "parent"),
                values={"chain": " → ".join([*chain, key])},
            )


def _check_tier_rule(config: Config, key: str, rule: TierRule) -> Iterator[Finding]:
    here = ("tiers", key)
    yield from check_name(config, config.indicator_names, rule.indicator, *here, "indicator")
    yield from check_region_set(config, rule.regions, *here, "regions")
    if rule.source:
        yield from check_name(config, config.source_names, rule.source, *here, "source")
    if rule.edition:
        yield from check_name(config, config.edition_names, rule.edition, *here, "edition")
    if rule.reference:
        yield from check_name(config, config.region_names, rule.reference, *here, "reference")
    bands = {band.id for band in rule.tiers}
    for i, member in enumerate(rule.members):
        at = (*here, "members", i)
        yield from check_name(config, config.region_names, member.region, *at, "region")
        if member.tier not in bands:
            yield Finding(
                code="config/unknown-tier",
                location=config.place(*at, "tier"),
                values={"tier": member.tier, "known": ", ".join(sorted(bands))},
            )
    if rule.rule == "assigned" and not rule.source:
        yield Finding(code="config/tier-without-source", location=config.place(*here))


def _check_grids(config: Config) -> Iterator[Finding]:
    for key, figure in config.figures.items():
        yield from _check_grid(config, ("figures", key), figure)
    for key, table in config.tables.items():
        yield from _check_grid(config, ("tables", key), table)


def _check_grid(config: Config, here: tuple[str, str], grid: Grid) -> Iterator[Finding]:
    yield from _check_selection(config, grid, *here)
    for i, column in enumerate(grid.columns):
        yield from _check_selection(config, column, *here, "columns", i)
    rows = grid.rows
    if rows.regions:
        yield from check_region_set(config, rows.regions, *here, "rows", "regions")
    for i, name in enumerate(rows.indicators or ()):
        yield from check_name(config, config.indicator_names, name, *here, "rows", "indicators", i)
    for i, name in enumerate(rows.editions or ()):
        yield from check_name(config, config.edition_names, name, *here, "rows", "editions", i)
    for i, item in enumerate(rows.items or ()):
        yield from _check_selection(config, item, *here, "rows", "items", i)
    if grid.sort and grid.sort.column > len(grid.columns):
        yield Finding(
            code="config/no-such-column",
            location=config.place(*here, "sort", "column"),
            values={"column": str(grid.sort.column), "columns": str(len(grid.columns))},
        )


def sound_part(config: Config) -> Config | None:
    """Return what can be worked with: figures and tables without a mistake of their own.

    Defaults that name nothing give way to the first indicator and region: the report has an error
    and will not be published, but its data and prose are still checked.
    Missing: None when there is no indicator or no region at all.
    """
    if not config.indicators or not config.regions:
        return None
    report = config.report
    defaults = {
        "indicator": _or_first(config.indicator_names, report.defaults.indicator),
        "region": _or_first(config.region_names, report.defaults.region),
    }
    changes: dict[str, object] = {"defaults": report.defaults.model_copy(update=defaults)}
    if report.site_url is not None and not WEB_ADDRESS.fullmatch(report.site_url):
        changes["site_url"] = None
    figures, tables = config.figures, config.tables
    return replace(
        config,
        report=report.model_copy(update=changes),
        figures={k: f for k, f in figures.items() if _is_sound(_check_grid(config, ("", k), f))},
        tables={k: t for k, t in tables.items() if _is_sound(_check_grid(config, ("", k), t))},
    )


def _or_first(names: Names, name: str) -> str:
    try:
        return names.find(name)
    except ComputeError:
        return next(iter(names.ids.values()))[0]


def _is_sound(findings: Iterator[Finding]) -> bool:
    return next(findings, None) is None


def _check_selection(config: Config, selection: Selection, *path: str | int) -> Iterator[Finding]:
    for field, names in (
        ("indicator", config.indicator_names),
        ("region", config.region_names),
        ("destination", config.region_names),
        ("edition", config.edition_names),
        ("of", config.indicator_names),
        ("of_region", config.region_names),
    ):
        name = getattr(selection, field)
        if name:
            yield from check_name(config, names, name, *path, field)
    if selection.among is not None:
        yield from check_region_set(config, selection.among, *path, "among")
    if selection.tiers and selection.tiers not in config.tiers:
        yield Finding(
            code="name/unknown-tiers",
            location=config.place(*path, "tiers"),
            values={"name": selection.tiers, "suggestion": ", ".join(sorted(config.tiers))},
        )


def check_region_set(config: Config, chosen: RegionSet, *path: str | int) -> Iterator[Finding]:
    """Yield names of a region set that no region has."""
    for i, name in enumerate(chosen.ids):
        yield from check_name(config, config.region_names, name, *path, i)
    if chosen.parent:
        yield from check_name(config, config.region_names, chosen.parent, *path, "parent")
    levels = {region.level for region in config.regions.values()}
    if chosen.level and chosen.level not in levels:
        yield Finding(
            code="config/unknown-level",
            location=config.place(*path, "level"),
            values={"level": chosen.level, "known": ", ".join(sorted(levels))},
        )


def check_name(config: Config, names: Names, name: str, *path: str | int) -> Iterator[Finding]:
    """Yield a name that stands for nothing, or for several things, at its place."""
    try:
        names.find(name)
    except ComputeError as error:
        yield Finding(code=error.code, location=config.place(*path), values=error.values)
