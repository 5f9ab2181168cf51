"""``reportgen translated``: which paragraphs of a translation agree with their originals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.config.load import load_config
from reportgen.findings import Finding, as_text, ordered
from reportgen.narrative.files import read_narratives
from reportgen.narrative.translation.checks import check_links, check_pages
from reportgen.narrative.translation.pairs import Translation, translations
from reportgen.narrative.translation.stamps import stamped
from reportgen.publish.writer import write_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.project import Project

_PLACE = re.compile(r"(.+?)(?::([0-9]{1,7}))?(?::[0-9]{1,7})?")
WORDS = {
    "zh": {
        "recorded": "{path}：记下 {count} 段",
        "state": "{path}：{current} 段与原文一致，{open} 段待对照，缺 {missing} 段",
        "none": "没有译文：report.yml 的 languages 只有一种语言，或没有与原文同名的文件。",
        "which": "译文有：{files}",
    },
    "en": {
        "recorded": "{path}: {count} paragraphs recorded",
        "state": "{path}: {current} paragraphs agree, {open} to be compared, {missing} missing",
        "none": "No translation: report.yml names one language only, or no file has an original.",
        "which": "translations: {files}",
    },
}


def record(project: Project, places: tuple[str, ...]) -> int:
    """Write the marks of the originals into the files named, or list how all files stand.

    1 where the project cannot be read. Raises: click.UsageError for a file that translates nothing,
    OutputError.
    """
    config, findings = load_config(project.content)
    if config is None:
        _tell(project, findings, "zh")
        return 1
    narratives, _ = read_narratives(project.content, config)
    report = config.report
    known = {one.translated.path: one for one in translations(narratives, report)}
    words = WORDS[report.language]
    if places:
        for path, lines in _asked(project, places, known, words["which"]).items():
            count = _record(project, known[path], lines)
            click.echo(words["recorded"].format(path=path, count=count))
        return 0
    for one in known.values():
        click.echo(words["state"].format(path=one.translated.path, **_state(one)))
    if not known:
        click.echo(words["none"])
    told = (
        *check_pages(narratives, report),
        *(f for one in known.values() for f in check_links(one)),
    )
    _tell(project, ordered(told), report.language)
    return 0


def _asked(
    project: Project, places: tuple[str, ...], known: Mapping[str, Translation], words: str
) -> dict[str, frozenset[int]]:
    """Return the lines asked for by file, none for all of it.

    Raises: click.UsageError for a file that translates nothing.
    """
    asked: dict[str, list[int]] = {}
    for place in places:
        match = _PLACE.fullmatch(place)
        path = _path_in(project, match[1]) if match else ""
        if match is None or path not in known:
            raise click.UsageError(f"{place}: {words.format(files=', '.join(known) or '—')}")
        asked.setdefault(path, []).append(int(match[2] or 0))
    return {path: frozenset(lines if all(lines) else ()) for path, lines in asked.items()}


def _path_in(project: Project, name: str) -> str:
    """Return a path as findings write it: below the project, or as it stands."""
    path = Path(name).resolve()
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else name


def _record(project: Project, one: Translation, lines: frozenset[int]) -> int:
    """Write the marks into one file and return how many are new."""
    file = project.root / one.translated.path
    text, count = stamped(file.read_bytes().decode("utf-8"), one, lines)
    if count:
        write_apart(text.encode("utf-8"), file)
    return count


def _state(one: Translation) -> dict[str, int]:
    current = sum(pair.is_current for pair in one.pairs)
    missing = sum(pair.translated is None for pair in one.pairs)
    return {"current": current, "open": len(one.pairs) - current - missing, "missing": missing}


def _tell(project: Project, findings: Iterable[Finding], language: str) -> None:
    for finding in findings:
        line = project.source_line(finding.location.path, finding.location.line)
        click.echo("\n" + as_text(finding, language, line))
