"""The page for authors about the claims of the prose: one file, no script, no part of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.narrative.claims.coverage import STATE_WORDS
from reportgen.narrative.claims.reasons import reason_text
from reportgen.pages.assets import asset_files, asset_path
from reportgen.pages.check_text import Block, blocks_of
from reportgen.pages.environment import environment, packaged_templates
from reportgen.pages.languages import HTML_LANGUAGE, N_, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.config.project_config import Config
    from reportgen.narrative.claims.coverage import Coverage
    from reportgen.narrative.claims.report import CheckedText, Claim, ClaimReport
    from reportgen.pages.languages import Words
    from reportgen.pages.site import Site

TEMPLATE = "check/page.html"
STYLES = ("tokens.css", "ground.css")
STATES = {
    "contradicted": N_("与数据不符"),
    "ambiguous": N_("有两种读法都说得通"),
    "unchecked": N_("数据或句子不足以判定"),
    "sourced": N_("另有出处，没有核对"),
    "excused": N_("作者已说明理由，没有核对"),
    "verified": N_("与数据相符"),
}
"""The states in the order a reader needs them, and what each means."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One claim in the list beside its text; ``lines`` are what is known about it, with labels."""

    anchor: str
    mark: str
    state: str
    word: str
    text: str
    place: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextView:
    """One text with its claims; ``open_entries`` are what is left to look at."""

    anchor: str
    title: str
    path: str
    coverage: str
    counts: tuple[int, ...]
    blocks: tuple[Block, ...]
    open_entries: tuple[Entry, ...]
    verified: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One state: its word, what it means, and how many claims of all texts are in it."""

    key: str
    word: str
    meaning: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPage:
    """Everything the template shows."""

    html_language: str
    title: str
    edition: str
    version: str
    styles: Markup
    coverage: str
    states: tuple[State, ...]
    texts: tuple[TextView, ...]


def check_page(site: Site, report: ClaimReport, own_templates: Path | None = None) -> bytes:
    """Return the page; the project's own tokens take the place of ours, its templates do not."""
    config = site.config
    language = config.report.language
    words = words_in(language)
    page = CheckPage(
        html_language=HTML_LANGUAGE[language],
        title=config.report.title.get(language),
        edition=config.report.edition,
        version=site.version,
        styles=_styles(config, own_templates),
        coverage=report.coverage.line(language, words.gettext("见下")),
        states=_states(report.coverage, words),
        texts=tuple(_text(text, n, words, config) for n, text in enumerate(report.texts, start=1)),
    )
    template = environment(language).get_template(TEMPLATE)
    return template.render(page=page).encode("utf-8")


def _styles(config: Config, own_templates: Path | None) -> Markup:
    """Return the style sheets as the content of one element: nothing in them can end it."""
    address = config.report.address
    files = asset_files(address, own_templates)
    paths = [files[asset_path(address, name)] for name in STYLES]
    paths.append(packaged_templates() / "check" / "check.css")
    texts = (path.read_bytes().decode("utf-8", errors="replace") for path in paths)
    return Markup("\n".join(texts).replace("</", "<\\/"))  # noqa: S704  (style sheets are ours)


def _states(coverage: Coverage, words: Words) -> tuple[State, ...]:
    counts = coverage.by_state()
    return tuple(
        State(
            key=key,
            word=STATE_WORDS[words.language][key],
            meaning=words.gettext(meaning),
            count=counts[key],
        )
        for key, meaning in STATES.items()
    )


def _text(text: CheckedText, number: int, words: Words, config: Config) -> TextView:
    entries = tuple(
        _entry(claim, f"t{number}", n, tuple(_lines(claim, words, config)), words.language)
        for n, claim in enumerate(text.claims, start=1)
    )
    counts = text.coverage.by_state()
    return TextView(
        anchor=f"t{number}",
        title=text.title,
        path=text.source.path,
        coverage=text.coverage.line(words.language, words.gettext("见旁边的列表")),
        counts=tuple(counts[state] for state in STATES),
        blocks=blocks_of(text, entries),
        open_entries=tuple(one for one in entries if one.state != "verified"),
        verified=tuple(one for one in entries if one.state == "verified"),
    )


def _entry(
    claim: Claim, text: str, number: int, lines: tuple[tuple[str, str], ...], language: str
) -> Entry:
    return Entry(
        anchor=f"{text}e{number}",
        mark=f"{text}m{number}",
        state=claim.state,
        word=STATE_WORDS[language][claim.state],
        text=claim.verdict.text,
        place=str(claim.location),
        lines=tuple((label, value) for label, value in lines if value),
    )


def _lines(claim: Claim, words: Words, config: Config) -> Iterator[tuple[str, str]]:
    say, verdict = words.gettext, claim.verdict
    finding = claim.finding()
    message = finding.message(words.language) if finding is not None else ""
    yield "", message
    yield "", finding.hint(words.language) if finding is not None else ""
    known = (say("数据的值"), verdict.expected), (say("算法"), verdict.formula)
    for label, value in (*known, (say("取自"), claim.place)):
        if value not in message:
            yield label, value
    if verdict.state in {"unchecked", "ambiguous"}:
        yield say("未核的原因"), reason_text(verdict.reason, words.language)
    for excuse in claim.excuses:
        if excuse.kind == "sourced":
            yield say("出处"), config.sources[excuse.why].title.get(words.language)
        else:
            yield say("理由"), excuse.why
