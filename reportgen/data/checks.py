"""VALIDATE the data: every observation against the configuration and against all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.data.checks_disclosure import check_disclosure
from reportgen.data.checks_notes import check_notes
from reportgen.data.checks_rates import check_rates
from reportgen.data.checks_scale import check_scale
from reportgen.data.checks_series import check_jumps, check_period_kinds
from reportgen.data.checks_sources import check_repetitions
from reportgen.data.checks_values import check_values
from reportgen.data.series import find_series

if TYPE_CHECKING:
    from reportgen.config.project_config import Config
    from reportgen.data.frame import Observations
    from reportgen.findings import Finding


def check_observations(observations: Observations, config: Config) -> tuple[Finding, ...]:
    """Return everything about the observations that cannot be right, or hardly.

    A value already found wrong is not reported again by the checks that compare it with others.
    """
    series = find_series(observations)
    findings, wrong = check_scale(series, config)
    repeated, differing = check_repetitions(series, wrong)
    wrong |= differing
    return (
        *check_values(observations, config, wrong),
        *check_disclosure(observations, config),
        *findings,
        *repeated,
        *check_period_kinds(series),
        *check_jumps(series, config, wrong),
        *check_rates(series, config, wrong),
        *check_notes(observations, config),
    )
