"""What every test may use: small projects on disk, and the switch for the long ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent

REPORT = """\
schema_version: 1
id: small
edition: S 2023
address: "2023"
title: {zh: 小报告, en: Small report}
notice: {zh: 测试用的虚构数据, en: Synthetic test data}
defaults: {region: "1", indicator: index, period: "2023"}
chapters: [progress]
"""
INDICATORS = """\
indicators:
  index:
    name: {zh: 总指数, en: Index}
    base: "2021"
    kind: index
  spending:
    name: {zh: 经费, en: Spending}
    unit: 亿元
    decimals: 1
    range: {min: 1, max: 5000, because: {zh: 全国也不到这么多, en: more than the country spends}}
"""
REGIONS = """\
id,name_zh,name_en,aliases,parent,level,members,tile_col,tile_row
1,甲,Alpha,甲市,,city,,0,0
2,乙,Beta,乙市,,city,,1,0
3,丙,Gamma,,,city,,2,0
"""
SOURCES = """\
sources:
  book: {title: {zh: 《年鉴》, en: Yearbook}, producer: 统计局}
  paper: {title: {zh: 《日报》, en: Daily}, producer: 报社}
"""
EDITIONS = """\
editions:
  S 2023: {series: S, title: {zh: 2023年版, en: 2023 edition}}
  S 2022: {series: S, title: {zh: 2022年版, en: 2022 edition}}
"""
REVISIONS = """\
revisions:
  - {edition: S 2023, cause: 未说明, reason: {zh: 没有说明, en: Nobody said}}
"""
DATA = """\
indicator,region,period,value,qualifier,edition,status,source,note
index,1,2021,100.00,,S 2023,,book,
index,1,2022,103.38,,S 2023,,book,
index,1,2023,115.52,,S 2023,,book,
index,1,2022,104.00,,S 2022,,paper,
spending,1,2023,500.0,,,,book,
spending,2,2023,300.0,,,,book,
spending,3,2023,,,,missing,book,未公布
"""
PROGRESS = """\
---
title: 进展
summary: 指数为{{ value("index") }}。
---
## 总体

指数为{{ value("index") }}，增长{{ yoy("index") }}。
"""
INDEX = """\
---
title: 小报告
page: landing
---
- 指数为{{ value("index") }}。
"""
FILES = {
    "content/report.yml": REPORT,
    "content/indicators.yml": INDICATORS,
    "content/regions.csv": REGIONS,
    "content/sources.yml": SOURCES,
    "content/editions.yml": EDITIONS,
    "content/revisions.yml": REVISIONS,
    "content/data/numbers.csv": DATA,
    "content/narrative/zh/progress.md": PROGRESS,
    "content/narrative/zh/index.md": INDEX,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-slow", action="store_true", help="also run what takes minutes")
    parser.addoption("--write-golden", action="store_true", help="write the golden pictures anew")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes minutes; only with --run-slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--run-slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with make test-all"))


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the small project, with some files replaced or removed."""

    def make(**changes: str | bytes | None) -> Path:
        root = tmp_path / "project"
        files: dict[str, str | bytes | None] = {**FILES}
        files.update({name.replace("__", "/"): text for name, text in changes.items()})
        for name, text in files.items():
            if text is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return root

    return make


@pytest.fixture
def project_with(make_project: Callable[..., Path]) -> Callable[[dict[str, str | None]], Path]:
    """Return the same with file names as they are."""

    def make(changes: dict[str, str | None] | None = None) -> Path:
        return make_project(**(changes or {}))

    return make


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the repository's own report, published once for all tests that read it."""
    from reportgen import pipeline
    from reportgen.project import Project

    root = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "content", root / "content")
    outcome = pipeline.build(Project(root), strict=True)
    assert outcome.findings == ()
    assert outcome.site is not None
    return outcome.site
