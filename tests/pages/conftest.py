"""A small report in two languages with everything a page can show, and pages read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from reportgen import pipeline
from reportgen.narrative.read import read_narrative
from reportgen.narrative.translation.pairs import pair_up
from reportgen.narrative.translation.stamps import stamped
from reportgen.project import Project

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}

FILES = {
    "report.yml": """\
schema_version: 1
id: small
edition: S 2023
address: "2023"
languages: [zh, en]
title: {zh: 小报告, en: Small report}
notice: {zh: 虚构的数据, en: Invented data}
defaults: {region: D, indicator: index, period: "2023"}
chapters: [progress, flows]
units: {亿元: {en: 100 million yuan}, 件: {en: patents}}
""",
    "indicators.yml": """\
indicators:
  index: {name: {zh: 总指数, en: Index}, base: "2021", kind: index}
  pillar: {name: {zh: 分指数, en: Pillar}, kind: index, parent: index}
  spending: {name: {zh: 经费, en: Spending}, unit: 亿元}
  patents: {name: {zh: 专利, en: Patents}, unit: 件}
  unused: {name: {zh: 没有数值, en: Without value}}
""",
    "regions.csv": """\
id,name_zh,name_en,aliases,parent,level,members,tile_col,tile_row
D,三角,Delta,,,delta,,,
1,甲,Alpha,,D,city,,,
2,乙,Beta,,D,city,,,
3,丙,Gamma,,D,city,,,
4,丁,Delta city,,D,city,,,
""",
    "sources.yml": """\
sources:
  book: {title: {zh: 《年鉴》, en: Yearbook}, producer: {zh: 统计局, en: Statistics office}}
  paper:
    title: {zh: 《日报》, en: Daily}
    producer: {zh: 报社, en: The press}
    url: "https://example.org/a?b=1&c=2"
""",
    "editions.yml": """\
editions:
  S 2023: {series: S, title: {zh: 2023年版, en: 2023 edition}, published: 2023-06-06}
  S 2022: {series: S, title: {zh: 2022年版, en: 2022 edition}}
""",
    "revisions.yml": """\
revisions:
  - {edition: S 2023, cause: 数据修订, reason: {zh: 采用了年报数据, en: Annual data were used}, source: book}
""",
    "tiers.yml": """\
tiers:
  size:
    title: {zh: 经费梯队, en: Tiers by spending}
    indicator: spending
    period: "2023"
    regions: {level: city}
    rule: thresholds
    tiers: [{id: top, name: {zh: 第一梯队, en: Tier 1}, min: 400}, {id: low, name: {zh: 第二梯队, en: Tier 2}, max: 400}]
  zone:
    title: {zh: 活跃区, en: Zones}
    indicator: spending
    period: "2023"
    rule: assigned
    source: paper
    tiers: [{id: hot, name: {zh: 热区, en: Hot zone}}]
    members: [{region: "1", tier: hot, evidence: {zh: 报道说甲在热区, en: The paper says so}}]
""",
    "glossary.yml": """\
terms:
  rd: {term: {zh: 研发, en: R&D}, definition: {zh: 研究与开发, en: Research and development}}
""",
    "tables.yml": """\
tables:
  cities:
    title: {zh: 各市经费, en: Spending of cities}
    indicator: spending
    period: "2023"
    rows: {regions: {level: city}}
    columns: [{label: {zh: 经费, en: Spending}}, {measure: rank, label: {zh: 位次, en: Rank}}]
""",
    "data/numbers.csv": """\
indicator,region,period,value,qualifier,edition,status,source,note
index,D,2021,100.00,,S 2023,,book,
index,D,2022,103.38,,S 2023,,book,
index,D,2023,115.52,,S 2023,,book,=1+1
index,D,2022,104.00,,S 2022,revised,paper,
pillar,D,2023,120,,S 2023,,book,
spending,1,2022,450.5,,,,book,
spending,1,2023,500.5,,,provisional,book,
spending,2,2022,290,,,,book,
spending,2,2023,300.0,,,,book,
spending,3,2022,20,,,,book,
spending,3,2023,25,,,,book,
spending,4,2023,,,,missing,book,
patents,1,2023,900,>~,,,paper,
patents,1,2022,700,,,,paper,
""",
    "data/flows.csv": """\
indicator,origin,destination,period,value,source
patents,1,2,2023,30,paper
patents,2,1,2023,20,paper
""",
    "narrative/zh/index.md": """\
---
title: 要点
page: landing
summary: 指数为{{ value("index") }}。
---
- 增长{{ yoy("index") }}，见[数据](data/index.html)和{@ch:flows}。
""",
    "narrative/zh/progress.md": """\
---
title: 进展
summary: 指数为{{ value("index") }}。
---
## 总体

指数由{{ value("index", period=2021) }}升至{{ value("index") }}，年均{{ cagr("index", since=2021) }}，见{@tbl:cities}和{@term:rd}。

{{ table("cities") }}

### 细节

旧版印作{{ value("index", period=2022, edition="S 2022") }}。
""",
    "narrative/zh/flows.md": "---\ntitle: 流动\n---\n甲的专利{{ value('patents', region='甲') }}。\n",
    "narrative/en/index.md": """\
---
title: Key points
page: landing
summary: The index is {{ value("index") }}.
---
- It grew by {{ yoy("index") }}; see the [data](data/index.html) and {@ch:flows}.
""",
    "narrative/en/progress.md": """\
---
title: Progress
summary: The index is {{ value("index") }}.
---
## Overall

It rose from {{ value("index", period=2021) }} to {{ value("index") }}, by
{{ cagr("index", since=2021) }} a year; see {@tbl:cities} and {@term:rd}.

{{ table("cities") }}

### Details

An older edition printed {{ value("index", period=2022, edition="S 2022") }}.
""",
    "narrative/en/flows.md": """\
---
title: Flows
---
Alpha has {{ value("patents", region="Alpha") }}.
""",
}


def translating(original: str, translation: str) -> str:
    """Return a translation that carries the marks of the original, as ``reportgen translated``."""
    path = "content/narrative/en/text.md"
    pair = pair_up(
        read_narrative(path, original, "zh")[0], read_narrative(path, translation, "en")[0]
    )
    return stamped(translation, pair, frozenset())[0]


for _stem in ("index", "progress", "flows"):
    _english = f"narrative/en/{_stem}.md"
    FILES[_english] = translating(FILES[f"narrative/zh/{_stem}.md"], FILES[_english])


@dataclass
class Read(HTMLParser):
    """A page as a strict reader meets it: every tag closed in order, ids, links, attributes."""

    html: str = ""
    open: list[str] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()
        self.wrong += [f"left open: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"repeated attribute: {tag} {names}")
        self.seen.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"closed out of order: {tag} at {self.getpos()}")

    def handle_data(self, data):
        self.text += "" if self.open[-1:] == ["script"] else data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.seen if name == tag]

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.seen if "id" in a]


def write_project(root: Path, changes: dict[str, str | None]) -> Project:
    for name, text in {**{f"content/{k}": v for k, v in FILES.items()}, **changes}.items():
        if text is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(root)


def made(root: Path, **changes: str | None) -> pipeline.Made:
    names = {name.replace("__", "/"): text for name, text in changes.items()}
    return pipeline.make(write_project(root, names), use_cache=False)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory) -> dict[str, bytes]:
    """Return the files of the small report by path; it has no finding."""
    result = made(tmp_path_factory.mktemp("small"))
    assert [(f.code, str(f.location), dict(f.values)) for f in result.findings] == []
    return {artifact.path: artifact.make() for artifact in result.artifacts}


@pytest.fixture(scope="session")
def pages(small_site) -> dict[str, Read]:
    return {
        path: Read(html=data.decode("utf-8"))
        for path, data in small_site.items()
        if path.endswith(".html")
    }


@pytest.fixture
def site_with(tmp_path):
    """Return the files and findings of the small report with templates or content changed."""

    def make(**changes):
        result = made(tmp_path / "project", **changes)
        files = {a.path: a.make().decode("utf-8") for a in result.artifacts if "html" in a.path}
        return files, result.findings

    return make
