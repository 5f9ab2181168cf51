"""The few exceptions that leave a module; mistakes in content are findings, not exceptions."""

from __future__ import annotations


class ReportgenError(Exception):
    """The base of everything this program raises on purpose."""

    exit_code = 70


class NoProjectError(ReportgenError):
    """No ``content/report.yml`` at or above the folder."""

    exit_code = 2


class BusyError(ReportgenError):
    """Another build of the same project is running."""

    exit_code = 5


class OutputError(ReportgenError):
    """The output folder cannot be written or is not ours to replace."""

    exit_code = 5


class ComputeError(ReportgenError):
    """A figure cannot be computed from the values given; ``code`` names why."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class ContentError(ReportgenError):
    """The command was asked about something that is not there."""

    exit_code = 2
