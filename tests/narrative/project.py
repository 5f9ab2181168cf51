"""A small project and facts of it that answer from a dictionary: what the narrative tests stand on.

The figures are those of a released index: 171.86 in 2018, 247.00 in 2022, 267.57 in 2023.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.config.displays import Figure, Table
from reportgen.config.models import (
    Edition,
    Indicator,
    Region,
    Report,
    Source,
    Term,
    TierRule,
)
from reportgen.config.project_config import Config
from reportgen.errors import ComputeError
from reportgen.facts.model import Ask, Fact
from reportgen.narrative.check import check_narrative
from reportgen.narrative.displays import Numbering, number_displays
from reportgen.narrative.read import read_narrative
from reportgen.narrative.render import render_narrative

PATH = "content/narrative/zh/progress.md"
GRID = {"rows": {"periods": "2018-2023"}, "columns": [{"indicator": "index"}]}


def make_config() -> Config:
    report = {
        "schema_version": 1,
        "id": "demo",
        "edition": "INDEX 2024",
        "address": "2024",
        "languages": ["zh", "en"],
        "title": "报告",
        "defaults": {"region": "YRD", "period": "2023", "indicator": "index"},
        "chapters": ["progress", "talent"],
        "units": {
            "万人年": {"en": "10,000 person-years"},
            "亿元": {"en": "billion yuan"},
            "元": {"en": "yuan"},
            "件": {"en": "patents", "one": "patent"},
        },
    }
    indicators = {
        "index": {"name": {"zh": "协同创新指数", "en": "collaborative innovation index"},
                  "aliases": ["总指数"], "base": "2011", "kind": "index"},
        "rd_personnel": {"name": "R&D人员全时当量", "unit": "万人年"},
        "rd_expenditure": {"name": {"zh": "研发经费", "en": "R&D expenditure"}, "unit": "亿元"},
        "patents": {"name": "专利转移", "unit": "件", "decimals": 0},
        "gdp": {"name": "地区生产总值", "unit": "亿元"},
    }  # fmt: skip
    regions = [
        Region.model_validate(row)
        for row in (
            {"id": "CN", "name": {"zh": "全国", "en": "China"}, "level": "country"},
            {"id": "YRD", "name": {"zh": "长三角", "en": "Yangtze River Delta"}, "level": "delta"},
            {"id": "JS", "name": {"zh": "江苏", "en": "Jiangsu"}, "parent": "YRD",
             "level": "province"},
            {"id": "320500", "name": {"zh": "苏州", "en": "Suzhou"}, "aliases": ["苏州市"],
             "parent": "JS"},
            {"id": "320100", "name": {"zh": "南京", "en": "Nanjing"}, "parent": "JS"},
            {"id": "320200", "name": {"zh": "无锡", "en": "Wuxi"}, "parent": "JS"},
            {"id": "340100", "name": {"zh": "合肥", "en": "Hefei"}},
            {"id": "JZW", "name": {"zh": "苏浙皖", "en": "JZW"}, "level": "group",
             "members": ["320500", "340100"]},
        )
    ]  # fmt: skip
    tiers = {
        "rd_scale": {
            "title": "研发规模梯队", "rule": "thresholds", "indicator": "rd_expenditure",
            "period": "2021", "tiers": [{"id": "first", "name": {"zh": "第一梯队", "en": "Tier 1"}}],
        },
    }  # fmt: skip
    return Config(
        report=Report.model_validate(report),
        indicators={key: Indicator.model_validate(body) for key, body in indicators.items()},
        regions={region.id: region for region in regions},
        sources={
            "xhrb": Source.model_validate({"title": {"zh": "《苏州观察》", "en": "On Suzhou"}})
        },
        editions={
            name: Edition.model_validate({"series": "INDEX", "title": name})
            for name in ("INDEX 2024", "INDEX 2023")
        },
        tiers={key: TierRule.model_validate(body) for key, body in tiers.items()},
        terms={
            "rd_fte": Term.model_validate(
                {
                    "term": {"zh": "全时当量", "en": "full-time equivalent"},
                    "definition": {"zh": "折合的全年工作量 <1>", "en": "Work of a full year"},
                }
            ),
        },
        figures={
            key: Figure.model_validate({"title": key, "kind": "lines", **GRID})
            for key in ("index", "pillars")
        },
        tables={"index": Table.model_validate({"title": "表", **GRID})},
    )


def fact(measure: str, value: str, unit: str = "", decimals: int = 2, **more: object) -> Fact:
    return Fact(
        id=f"{measure}(…)", measure=measure, value=Decimal(value), unit=unit, decimals=decimals,
        **more,
    )  # fmt: skip


VALUES: dict[tuple[str, str, str, int], Fact] = {
    ("value", "index", "YRD", 2023): fact("value", "267.57"),
    ("value", "index", "YRD", 2022): fact("value", "247.00"),
    ("value", "index", "YRD", 2018): fact("value", "171.86"),
    ("value", "index", "YRD", 2010): replace(
        fact("value", "0"), value=None, status="missing", note="未公布"
    ),
    ("value", "rd_personnel", "YRD", 2023): fact("value", "198.35", "万人年"),
    ("value", "rd_expenditure", "320500", 2023): fact("value", "744.32", "亿元"),
    ("value", "rd_expenditure", "320100", 2023): fact("value", "578.8", "亿元", 1),
    ("value", "rd_expenditure", "320200", 2023): fact("value", "500.99", "亿元"),
    ("value", "patents", "YRD", 2023): fact("value", "900", "件", 0, qualifier="<~"),
    ("value", "patents", "320500", 2023): fact("value", "5000", "件", 0, qualifier=">="),
    ("change", "index", "YRD", 2023): fact("change", "20.57"),
    ("change", "index", "YRD", 2022): fact("change", "-3.20"),
    ("change", "index", "YRD", 2021): fact("change", "0.00"),
    ("points", "index", "YRD", 2023): fact("points", "20.57", "points"),
    ("points_per_year", "index", "YRD", 2023): fact("points_per_year", "13.96", "points"),
    ("yoy", "index", "YRD", 2023): fact("yoy", "0.0855", "share"),
    ("yoy", "index", "YRD", 2022): fact("yoy", "-0.0123", "share"),
    ("yoy", "index", "YRD", 2020): fact("yoy", "-0.05", "share", qualifier="<",
                                        low=Decimal("-Infinity"), high=Decimal("-0.05")),
    ("yoy", "index", "YRD", 2019): fact("yoy", "0.05", "share", qualifier="<",
                                        low=Decimal(-1), high=Decimal("0.05")),
    ("growth", "index", "YRD", 2023): fact("growth", "0.5569", "share"),
    ("cagr", "index", "YRD", 2023): fact("cagr", "0.092602", "share"),
    ("times", "index", "YRD", 2023): fact("times", "1.5569", "times"),
    ("increase", "index", "YRD", 2023): fact("increase", "0.5569", "times"),
    ("since_base", "index", "YRD", 2023): fact("since_base", "1.6757", "share"),
    ("share", "rd_expenditure", "320500", 2023): fact("share", "0.0391", "share"),
    ("rank", "rd_expenditure", "320500", 2023): fact("rank", "1", "rank", 0),
    ("rank", "rd_expenditure", "320100", 2023): fact("rank", "2", "rank", 0),
    ("rank", "rd_expenditure", "320200", 2023): fact("rank", "3", "rank", 0),
    ("rank_change", "rd_expenditure", "320500", 2023): fact("rank_change", "8", "places", 0),
    ("tier", "rd_expenditure", "320500", 2021): replace(
        fact("tier", "0"), value=None,
        word=make_config().tiers["rd_scale"].tiers[0].name,
    ),
    ("margin", "rd_expenditure", "320500", 2021): fact("margin", "244.32", "亿元"),
    ("sum", "patents", "YRD", 2023): fact("sum", "35504", "件", 0),
}  # fmt: skip


@dataclass
class FakeFacts:
    """Answers from ``VALUES`` and remembers every question."""

    config: Config = field(default_factory=make_config)
    asked: list[Ask] = field(default_factory=list)

    def answer(self, ask: Ask) -> Fact:
        self.asked.append(ask)
        found = VALUES.get((ask.measure, ask.indicator, ask.region, ask.period.end))
        if found is None or ask.edition == "INDEX 2023":
            raise ComputeError("fact/no-such-period", indicator=ask.indicator, region=ask.region,
                               period=str(ask.period), known="2023")  # fmt: skip
        return found


def page(body: str, front: str = "title: 进展", language: str = "zh", stem: str = "progress"):
    """Return a narrative with this body; its first line is line 4."""
    path = f"content/narrative/{language}/{stem}.md"
    narrative, findings = read_narrative(path, f"---\n{front}\n---\n{body}", language)
    assert narrative is not None, findings
    return narrative


def findings_of(body: str, front: str = "title: 进展", **more):
    """Return everything told about a narrative with this body."""
    path = PATH
    narrative, form = read_narrative(path, f"---\n{front}\n---\n{body}", "zh")
    if narrative is None:
        return form
    return (*form, *check_narrative(narrative, FakeFacts(), **more))


def codes_of(body: str, front: str = "title: 进展", **more) -> list[str]:
    return [finding.code for finding in findings_of(body, front, **more)]


def prose_of(body: str, front: str = "title: 进展", language: str = "zh", others=()):
    """Return the prose of a narrative, numbered together with ``others``."""
    narrative = page(body, front, language)
    config = make_config()
    numbering, _ = number_displays((narrative, *others), config)
    return render(narrative, numbering, language)


def render(narrative, numbering=None, language="zh"):
    return render_narrative(
        narrative,
        FakeFacts(),
        numbering or Numbering(),
        lambda kind, identifier: f'<figure id="{kind}:{identifier}"></figure>',
        language,
        link=lambda kind, identifier: f"../{kind}/{identifier}.html",
    )


def text_of(body: str, language: str = "zh", front: str = "title: 进展") -> str:
    """Return what a reader reads of a one-paragraph narrative."""
    import re
    from html import unescape

    html = prose_of(body, front, language).html
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()
