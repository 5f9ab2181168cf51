"""``reportgen explain``: a number's formula, window and cells, or what a finding's code means."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from reportgen.claim_output import observation_as_json
from reportgen.config.texts import Text
from reportgen.errors import ContentError
from reportgen.findings import as_json as finding_as_json
from reportgen.findings import as_text, catalogue
from reportgen.numerals.write import digits_text
from reportgen.pipeline import compute, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.config.project_config import Config
    from reportgen.facts.model import Fact, Observation
    from reportgen.project import Project

WORDS = {
    "formula": Text(zh="算法", en="Formula"),
    "window": Text(zh="时段", en="Window"),
    "interval": Text(zh="舍入区间", en="Rounding interval"),
    "published": Text(zh="按来源原样引用", en="As its source prints it"),
    "cells": Text(zh="取自", en="From"),
    "also": Text(zh="印证", en="Also printed by"),
    "prints": Text(zh="误印", en="faulty copy"),
    "note": Text(zh="说明", en="Note"),
    "severity": Text(zh="级别", en="Severity"),
}


def explain(what: str, project_of: Callable[[], Project], *, as_json: bool) -> int:
    """Print the explanation of a finding's code or of a fact; return the exit code."""
    if what in catalogue():
        _explain_code(what, as_json=as_json)
        return 0
    if re.fullmatch(r"[a-z]+/[a-z0-9-]+", what):
        close = ", ".join(get_close_matches(what, catalogue(), n=3)) or "docs/findings.md"
        raise ContentError(f"{what} → {close}")
    from reportgen.narrative.lookup import look_up  # noqa: PLC0415  (a code needs no parser)

    project = project_of()
    inputs, findings = load(project, None)
    if inputs is None:
        for finding in findings:
            click.echo(as_text(finding, "zh"))
        return 1
    config = inputs.config
    language = config.report.language
    answers, problems = look_up(what, compute(inputs), language)
    if as_json:
        answered = [fact_as_json(config, text, fact, language) for text, fact in answers]
        told = [finding_as_json(finding, language) for finding in problems]
        click.echo(json.dumps({"facts": answered, "findings": told}, ensure_ascii=False, indent=1))
    else:
        for finding in problems:
            click.echo(as_text(finding, language), err=True)
        for text, fact in answers:
            click.echo("\n".join(fact_as_lines(config, text, fact, language)))
    return 1 if problems else 0


def fact_as_lines(config: Config, text: str, fact: Fact, language: str) -> list[str]:
    """Return a fact and its trail as a person reads it."""
    trail = fact.trail
    colon = "：" if language == "zh" else ": "

    def line(word: str, value: str) -> str:
        return f"  {WORDS[word].get(language)}{colon}{value}"

    lines = [f"{fact.label.get(language)}  {text}", f"  {fact.id}"]
    if trail.formula:
        lines.append(line("formula", f"{trail.formula} = {_unrounded(fact)}".removesuffix(" = ")))
    elif fact.published:
        lines.append(f"  {WORDS['published'].get(language)}")
    if trail.window:
        lines.append(line("window", trail.window))
    if fact.low is not None and fact.high is not None and fact.low != fact.high:
        ends = f"[{digits_text(fact.low)}, {digits_text(fact.high)})"
        lines.append(line("interval", ends))
    if fact.note:
        lines.append(line("note", fact.note))
    for word, cells in (("cells", trail.cells), ("also", trail.also)):
        if cells:
            lines.append(f"  {WORDS[word].get(language)}{colon.rstrip()}")
            lines += [f"    {_cell_line(config, cell, language)}" for cell in cells]
    return lines


def fact_as_json(config: Config, text: str, fact: Fact, language: str) -> dict[str, object]:
    """Return a fact and its trail as plain values; numbers as text, with all their digits."""

    def cell(row: Observation) -> dict[str, object]:
        source = config.sources.get(row.source)
        title = source.title.get(language) if source else None
        return {**observation_as_json(row), "title": title}

    return {
        "fact": fact.id,
        "label": fact.label.get(language),
        "text": text,
        "value": str(fact.value) if fact.value is not None else None,
        "low": str(fact.low) if fact.low is not None else None,
        "high": str(fact.high) if fact.high is not None else None,
        "unit": fact.unit,
        "published": fact.published,
        "formula": fact.trail.formula or None,
        "window": fact.trail.window or None,
        "cells": [cell(row) for row in fact.trail.cells],
        "also": [cell(row) for row in fact.trail.also],
    }


def _explain_code(code: str, *, as_json: bool) -> None:
    entry = catalogue()[code]
    if as_json:
        click.echo(json.dumps({"code": code, **entry}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{code}  ({entry['severity']})")
    for language in ("zh", "en"):
        click.echo(f"  {entry[language]}")
        if hint := entry.get(f"hint_{language}"):
            click.echo(f"    → {hint}")
        for mark, key in (("✗", "wrong"), ("✓", "right")):
            if example := entry.get(f"{key}_{language}"):
                click.echo(f"    {mark} {example}")


def _cell_line(config: Config, row: Observation, language: str) -> str:
    source = config.sources.get(row.source)
    parts = [
        f"{row.printed}{'' if row.qualifier in {'', '='} else f' ({row.qualifier})'}",
        config.indicators[row.key.indicator].name.get(language),
        config.regions[row.key.region].name.get(language),
        str(row.key.period),
        row.key.edition,
        row.place,
        source.title.get(language) if source else row.source,
    ]
    if row.source_prints:
        parts.append(f"{WORDS['prints'].get(language)} {row.source_prints}")
    return "  ".join(part for part in parts if part)


def _unrounded(fact: Fact) -> str:
    if fact.value is None or fact.measure in {"margin", "rank"}:
        return ""
    return digits_text(fact.value)
