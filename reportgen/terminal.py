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
from reportgen.claim_output import listed_lines, report_as_json
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
    from collections.abc import Mapping

    from reportgen.narrative.claims.report import ClaimReport
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
        "claims": "每个陈述的核对结果：{path}", "listed": "见 {path}",
        "nothing": "没有可以核对的陈述。",
        "load": "读取", "check": "检查", "plot": "绘图", "render": "排版", "write": "写出",
    },
    "en": {
        "closing": "Pages: {pages}, charts: {charts}, errors: {errors}, warnings: {warnings},"
        " {seconds:.1f} s",
        "look": "Open {index}",
        "kept": "There are errors; the existing site was not touched.",
        "mended": "The last publication was interrupted; it has been completed.",
        "claims": "What became of every claim: {path}", "listed": "listed in {path}",
        "nothing": "There is no claim to check.",
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
        failed = self._failed(outcome.findings)
        if self.as_json:
            self._print_json(self._as_json(outcome))
        else:
            for finding in outcome.findings:
                place = finding.location
                self._print(project, finding, project.source_line(place.path, place.line))
            if not outcome.wants_site:
                self._print_listed(outcome.claims)
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
        listed = ""
        if outcome.wants_site and outcome.claims.texts:
            self.say(words["claims"].format(path=project.check_page))
            listed = words["listed"].format(path=project.check_page.relative_to(project.root))
        self._print_coverage(outcome.claims, listed)
        return 1 if failed else 0

    def report_texts(
        self,
        project: Project,
        report: ClaimReport,
        findings: tuple[Finding, ...],
        lines: Mapping[str, list[str]],
    ) -> int:
        """Print what was found in single texts, whose ``lines`` are given by path.

        Return the exit code: 3 where there was nothing to check.
        """
        if self.as_json:
            told = [as_json(finding, self.language) for finding in findings]
            self._print_json({**report_as_json(report, self.language), "findings": told})
        else:
            for finding in findings:
                place = finding.location
                own = lines.get(place.path, [])
                known = 0 < place.line <= len(own)
                line = own[place.line - 1] if known else project.source_line(place.path, place.line)
                self._print(project, finding, line)
            self._print_listed(report)
        if not report.coverage.total and not findings:
            self.say(WORDS[self.language]["nothing"])
            return 3
        self._print_coverage(report)
        return 1 if self._failed(findings) else 0

    def _failed(self, findings: tuple[Finding, ...]) -> bool:
        return bool(errors(findings)) or (self.strict and bool(findings))

    def _print_json(self, value: dict[str, object]) -> None:
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))

    def _print_listed(self, report: ClaimReport) -> None:
        """Print what could not be decided, a line each."""
        if self.quiet or self.form == "github":
            return
        for line in listed_lines(report, self.language):
            click.echo(line)
            self._log(line)

    def _print_coverage(self, report: ClaimReport, listed: str = "") -> None:
        """Print the last line of a run: how many claims were checked."""
        if not report.texts:
            return
        line = report.coverage.line(self.language, listed)
        if self.as_json or self.form == "github":
            self.say(line)
        elif not self.quiet:
            click.echo(line)
            self._log(line)

    def _print(self, project: Project, finding: Finding, line: str) -> None:
        if self.form == "github":
            text = as_github(_from_here(project, finding), self.language)
        else:
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
            **report_as_json(outcome.claims, self.language),
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
    """Return a finding whose path starts at the working folder, as annotations need it.

    A file outside the project is named as it was typed already.
    """
    place = finding.location
    root, here = project.root.resolve(), Path.cwd().resolve()
    file = root / place.path
    if not place.path or not file.exists() or not file.is_relative_to(here):
        return finding
    path = file.relative_to(here).as_posix()
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
