"""What the command line shows: findings, a progress bar, the closing line, the exit code."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import __version__
from reportgen.errors import NoProjectError, OutputError, ReportgenError
from reportgen.findings import (
    Finding,
    Severity,
    as_github,
    as_json,
    as_text,
    errors,
)

if TYPE_CHECKING:
    from reportgen.pipeline import Outcome
    from reportgen.project import Project

PATIENCE_SECONDS = 1.0
BAR_WIDTH = 24

WORDS = {
    "zh": {
        "closing": "{pages} 页，{charts} 幅图，{errors} 个错误，{warnings} 个提醒，"
        "{seconds:.1f} 秒",
        "look": "打开 {index}",
        "kept": "有错误，没有改动已有的网站。",
        "mended": "上次的发布中断过，已经补全。",
        "load": "读取", "check": "检查", "plot": "绘图", "render": "排版", "write": "写出",
    },
    "en": {
        "closing": "Pages: {pages}, charts: {charts}, errors: {errors}, warnings: {warnings},"
        " {seconds:.1f} s",
        "look": "Open {index}",
        "kept": "There are errors; the existing site was not touched.",
        "mended": "The last publication was interrupted; it has been completed.",
        "load": "Reading", "check": "Checking", "plot": "Drawing", "render": "Rendering",
        "write": "Writing",
    },
}  # fmt: skip


@dataclass
class Terminal:
    """One run's way of speaking; results go to stdout, progress and messages to stderr."""

    strict: bool = False
    as_json: bool = False
    form: str = "text"
    quiet: bool = False
    verbose: bool = False
    log_file: Path | None = None
    language: str = "zh"
    started: float = field(default_factory=time.monotonic)
    _bar_drawn: bool = False
    _stage: str = ""

    def __post_init__(self) -> None:
        """Open the log file once, so that a build does not end on it.

        Raises: OutputError.
        """
        self._log("")

    def progress(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is: a bar on a terminal once a second has passed."""
        if self.verbose and stage != self._stage:
            self.say(WORDS[self.language][stage])
        self._stage = stage
        patient = time.monotonic() - self.started < PATIENCE_SECONDS
        if self.quiet or self.verbose or patient or not sys.stderr.isatty():
            return
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "━" * filled + "─" * (BAR_WIDTH - filled)
        click.echo(
            f"\r{WORDS[self.language][stage]} {bar} {done}/{total}\x1b[K", nl=False, err=True
        )
        self._bar_drawn = True

    def say(self, message: str) -> None:
        """Write a message for the person watching, and to the log file."""
        self._end_bar()
        if not self.quiet:
            click.echo(message, err=True)
        self._log(message)

    def report(self, project: Project, outcome: Outcome) -> int:
        """Print what a command found, and return its exit code."""
        self._end_bar()
        self.language = outcome.language
        words = WORDS[self.language]
        if outcome.mended:
            self.say(words["mended"])
        failed = bool(errors(outcome.findings)) or (self.strict and bool(outcome.findings))
        if self.as_json:
            click.echo(json.dumps(self._as_json(outcome), ensure_ascii=False, indent=1))
        else:
            for finding in outcome.findings:
                self._print(project, finding)
        if failed and outcome.wants_site:
            self.say(words["kept"])
        counts = [f.severity for f in outcome.findings]
        self.say(
            words["closing"].format(
                pages=outcome.pages,
                charts=outcome.charts,
                errors=counts.count(Severity.ERROR),
                warnings=counts.count(Severity.WARNING),
                seconds=time.monotonic() - self.started,
            )
        )
        if outcome.site is not None:
            self.say(words["look"].format(index=outcome.site / "index.html"))
        return 1 if failed else 0

    def _print(self, project: Project, finding: Finding) -> None:
        if self.form == "github":
            text = as_github(_from_here(project, finding), self.language)
        else:
            line = project.source_line(finding.location.path, finding.location.line)
            text = as_text(finding, self.language, line) + "\n"
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        head, _, rest = text.partition("\n")
        plain = self.form == "github" or "NO_COLOR" in os.environ
        click.echo(
            (head if plain else click.style(head, fg=colour)) + (f"\n{rest}" if rest else "")
        )
        self._log(text)

    def _as_json(self, outcome: Outcome) -> dict[str, object]:
        return {
            "findings": [as_json(finding, self.language) for finding in outcome.findings],
            "pages": outcome.pages,
            "charts": outcome.charts,
            "site": str(outcome.site) if outcome.site else None,
        }

    def _end_bar(self) -> None:
        if self._bar_drawn:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._bar_drawn = False

    def _log(self, message: str) -> None:
        if self.log_file is None:
            return
        try:
            with self.log_file.open("a", encoding="utf-8") as file:
                file.write(f"{message}\n" if message else "")
        except OSError as error:
            raise OutputError(f"{self.log_file}: {error.strerror}") from error


def _from_here(project: Project, finding: Finding) -> Finding:
    """Return a finding whose path starts at the working folder, as annotations need it."""
    place = finding.location
    root, here = project.root.resolve(), Path.cwd().resolve()
    if not place.path or not root.is_relative_to(here):
        return finding
    path = (root / place.path).relative_to(here).as_posix()
    return replace(finding, location=replace(place, path=path))


def tell_failure(error: Exception) -> int:
    """Say why the program stopped, and return the exit code; a bug of ours leaves a log."""
    if isinstance(error, NoProjectError):
        finding = Finding(code="project/not-found", values={"path": str(error)})
        click.echo(f"{finding.message('zh')}\n{finding.message('en')}", err=True)
        click.echo(f"{finding.hint('zh')}\n{finding.hint('en')}", err=True)
        return error.exit_code
    if isinstance(error, ReportgenError):
        what = type(error).__name__.removesuffix("Error").lower()
        click.echo(f"{_FAILURES.get(what, '')}{error}", err=True)
        return error.exit_code
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="reportgen-", suffix=".log", delete=False
    ) as log:
        log.write(f"reportgen {__version__}, Python {sys.version}\n\n")
        log.write("".join(traceback.format_exception(error)))
    click.echo(
        "程序出错了，这不是您的内容的问题。请把下面的日志发给我们。\n"
        "A bug of ours stopped the program, not your content. Please send us this log:\n"
        f"{log.name}",
        err=True,
    )
    return ReportgenError.exit_code


_FAILURES = {
    "busy": "另一个构建正在进行 / another build is running: ",
    "output": "无法写出 / cannot write: ",
    "content": "没有这一项 / not there: ",
}
