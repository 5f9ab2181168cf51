"""A tiny project on disk, read and checked; every finding's sentence is filled on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from reportgen.config.models import (
    DataFile,
    Edition,
    Indicator,
    PageDefaults,
    PlausibleRange,
    Region,
    Report,
    Source,
)
from reportgen.config.project_config import Config
from reportgen.config.texts import Text
from reportgen.data.checks import check_observations
from reportgen.data.observations import read_observations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.data.frame import Observations
    from reportgen.findings import Finding


@dataclass(frozen=True)
class Checked:
    observations: Observations
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return sorted(finding.code for finding in self.findings)

    def only(self, code: str) -> Finding:
        """Return the one finding there is; its code must be ``code``."""
        assert self.codes == [code]
        return self.findings[0]

    def values(self) -> list[tuple[str, str, str, str]]:
        names = ("indicator", "region", "period", "value")
        return list(zip(*(self.observations.column(name) for name in names), strict=True))


def place(finding: Finding) -> tuple[str, int, int, int]:
    """Return path below content/data, line and columns of a finding."""
    where = finding.location
    return where.path.removeprefix("content/data/"), where.line, where.column, where.end_column


def small_config(**changes: object) -> Config:
    """Return a configuration with a few indicators, regions, sources and editions."""
    report = Report(
        schema_version=1,
        id="test",
        edition="CII 2024",
        address="2024",
        title=Text(zh="测试"),
        defaults=PageDefaults(region="YRD", indicator="index", period="2023"),
        data=changes.pop("data", ()),
    )
    because = Text(zh="2023 年全国也只有 724 万人年", en="the whole country had 724 in 2023")
    indicators = {
        "index": Indicator(name="总指数", aliases=("协同创新指数",), base="2011", kind="index"),
        "personnel": Indicator(
            name="R&D人员全时当量",
            unit="万人年",
            range=PlausibleRange(min=0, max=700, because=because),
        ),
        "intensity": Indicator(name="研发投入强度", unit="%", range=PlausibleRange(min=1, max=20)),
        "patents": Indicator(name="专利转移数量", unit="件"),
        "weight": Indicator(name="占全国比重", unit="", kind="share"),
        "place": Indicator(name="位次", kind="rank"),
        **changes.pop("indicators", {}),
    }
    regions = {
        "YRD": Region(id="YRD", name=Text(zh="长三角", en="Yangtze River Delta")),
        "320500": Region(id="320500", name=Text(zh="苏州", en="Suzhou"), aliases=("苏州市",)),
        "341300": Region(id="341300", name=Text(zh="宿州", en="Suzhou")),
        "320100": Region(id="320100", name=Text(zh="南京", en="Nanjing")),
    }
    sources = {key: Source(title=key) for key in ("yearbook", "bulletin")}
    editions = {key: Edition(series="CII", title=Text(zh=key)) for key in ("CII 2024", "CII 2023")}
    assert not changes
    return Config(
        report=report, indicators=indicators, regions=regions, sources=sources, editions=editions
    )


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Checked]:
    """Write files below content/data, read and check them."""

    def run(files: dict[str, str | bytes], **changes: object) -> Checked:
        folder = tmp_path / "content" / "data"
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            as_bytes = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(as_bytes)
        config = small_config(**changes)
        observations, findings = read_observations(tmp_path / "content", config)
        findings = (*findings, *check_observations(observations, config))
        for finding in findings:
            for language in ("zh", "en"):
                assert finding.message(language)
                assert "{" not in finding.hint(language)
            assert all(isinstance(value, str) for value in finding.values.values())
        return Checked(observations, findings)

    return run


@pytest.fixture
def rows(check: Callable[..., Checked]) -> Callable[..., Checked]:
    """Check one file ``a.csv`` made of a header and rows."""

    def run(header: str, *lines: str, **changes: object) -> Checked:
        return check({"a.csv": "\n".join([header, *lines]) + "\n"}, **changes)

    return run


@pytest.fixture
def entry() -> Callable[..., tuple[DataFile, ...]]:
    """One data entry of report.yml."""

    def make(**fields: object) -> tuple[DataFile, ...]:
        return (DataFile(**fields),)

    return make
