"""``reportgen check FILE…`` and ``--text``: the claims of single texts, without any page."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from reportgen.claim_texts import TextReader
from reportgen.errors import ComputeError, OutputError
from reportgen.findings import Finding
from reportgen.narrative.claims.model import Page
from reportgen.narrative.claims.report import ClaimReport
from reportgen.periods import Period, parse_period
from reportgen.pipeline import compute, load

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from reportgen.code_filter import CodeFilter
    from reportgen.config.names import Names
    from reportgen.config.project_config import Config
    from reportgen.project import Project
    from reportgen.terminal import Terminal

STDIN = "-"
WORD = ".docx"
SUFFIXES = (".md", ".txt", WORD)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line names: texts, what they are about, where comments go."""

    files: tuple[Path, ...] = ()
    text: str | None = None
    edition: str | None = None
    region: str | None = None
    year: str | None = None
    date: dt.datetime | None = None
    comments: Path | None = None

    @property
    def is_project(self) -> bool:
        """Return whether all narratives are meant, for no text is named.

        Raises: click.UsageError where options and texts do not fit together.
        """
        _check_files(self.files)
        named = bool(self.files) or self.text is not None
        if self.files and self.text is not None:
            raise click.UsageError("FILE, --text: 只能用一种 / one of the two")
        about = {"--edition": self.edition, "--region": self.region, "--year": self.year,
                 "--date": self.date}  # fmt: skip
        given = ", ".join(option for option, value in about.items() if value is not None)
        if given and not named:
            raise click.UsageError(f"{given}: 与 FILE 或 --text 一起用 / goes with FILE or --text")
        if self.comments is not None:
            _check_comments(self.files, self.comments)
        return not named


def check_texts(project: Project, asked: Asked, terminal: Terminal, codes: CodeFilter) -> int:
    """Check the texts asked for, print what was found, and return the exit code.

    3 where the texts hold nothing to check. The findings of the data are those of ``check``
    without a file; only a project that cannot be read at all is told here.
    """
    inputs, findings = load(project, None)
    if inputs is None:
        return terminal.report_texts(project, ClaimReport(), codes.told(findings), {})
    terminal.language = inputs.config.report.language
    facts = compute(inputs)
    reader = TextReader(
        project=project,
        facts=facts,
        narratives=inputs.narratives,
        told=findings,
        page=_page(asked, inputs.config, terminal.language),
    )
    for file in asked.files:
        reader.read_file(file)
    if asked.text is not None:
        reader.read_pasted(_stdin() if asked.text == STDIN else asked.text)
    report = ClaimReport(texts=tuple(reader.texts))
    found = codes.told((*reader.findings, *report.findings))
    exit_code = terminal.report_texts(project, report, found, reader.lines())
    if asked.comments is not None:
        _write(reader.commented(codes, terminal.language), asked.comments)
    return exit_code


def _page(asked: Asked, config: Config, language: str) -> Page:
    """Return what the options say a text is about.

    Raises: click.UsageError for a name or a year there is none of.
    """
    return Page(
        edition=_found("--edition", asked.edition, config.edition_names, language),
        region=_found("--region", asked.region, config.region_names, language),
        period=_period(asked.year),
        date=asked.date.date() if asked.date is not None else None,
    )


def _found(option: str, name: str | None, names: Names, language: str) -> str:
    if name is None:
        return ""
    try:
        return names.find(name)
    except ComputeError as error:
        finding = Finding(code=error.code, values=error.values)
        told = f"{option}: {finding.message(language)} {finding.hint(language)}"
        raise click.UsageError(told.rstrip()) from None


def _period(text: str | None) -> Period | None:
    if text is None:
        return None
    period = parse_period(text)
    if period is None:
        raise click.UsageError(f"--year {text} → 2023, 2023H1, 2019-2023")
    return period


def _check_files(files: tuple[Path, ...]) -> None:
    for file in files:
        if file.suffix.lower() not in SUFFIXES:
            raise click.UsageError(f"{file} → {', '.join(SUFFIXES)}")


def _check_comments(files: tuple[Path, ...], output: Path) -> None:
    if len(files) != 1 or files[0].suffix.lower() != WORD or output.suffix.lower() != WORD:
        raise click.UsageError("--comments: FILE.docx → OUT.docx")
    if output.resolve() == files[0].resolve():
        raise click.UsageError(f"--comments {output}: 会覆盖原文件 / would replace the original")


def _write(document: bytes | None, output: Path) -> None:
    """Write the commented document. Raises: OutputError."""
    if document is None:
        return
    try:
        output.write_bytes(document)
    except OSError as error:
        raise OutputError(f"{output}: {error.strerror}") from error


def _stdin() -> str:
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
