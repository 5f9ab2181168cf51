"""The methodology: the author's text, and what this report was really computed with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reportgen.pages.chapters import ContentsEntry, Written, text_language, write_prose
from reportgen.pages.languages import N_
from reportgen.pages.page import METHODOLOGY, PageSpec
from reportgen.pages.strengths import rule_text
from reportgen.pages.tier_rules import tier_entries
from reportgen.pages.views import Entry
from reportgen.pages.wording import MARKS, MISSING, count_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.pages.chapters import PartialFor
    from reportgen.pages.publication import Publication

FORMULAS = {
    "change": (N_("变化量"), N_("本期值 − 起点值，单位与指标相同。")),
    "points": (N_("变化点数"), N_("本期值 − 起点值；指标以百分比计时为百分点。")),
    "yoy": (N_("较上年增长"), N_("本期值 ÷ 上年同期值 − 1。")),
    "growth": (N_("累计增长"), N_("本期值 ÷ 起点值 − 1。")),
    "since_base": (N_("较基期增长"), N_("本期值 ÷ 基期值 − 1，基期值恰为100。")),
    "cagr": (
        N_("年均增速"),
        N_("（本期值 ÷ 起点值）^（1 ÷ n）− 1，n为间隔的年数，不是年份的个数。"),
    ),
    "times": (N_("倍数"), N_("本期值 ÷ 起点值，即“是起点的几倍”。")),
    "increase": (N_("增长倍数"), N_("本期值 ÷ 起点值 − 1，即“增长了几倍”。")),
    "share": (N_("占比"), N_("部分 ÷ 整体，两者同一时期、同一版次。")),
    "rank": (N_("位次"), N_("按未舍入的数值排列；数值相同的并列，取最小的名次（1、2、2、4）。")),
    "rank_change": (N_("位次变化"), N_("起点的位次 − 本期的位次，上升为正。")),
    "tier": (
        N_("所属梯队"),
        N_("按下面列出的规则由未舍入的数值判定；发布方认定的照录，不作计算。"),
    ),
    "margin": (N_("距界限"), N_("数值与所在档次上下界限之差。")),
    "sum": (N_("合计"), N_("各期数值相加。")),
}
"""Measure to its name and how it is computed."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of the generated methodology."""

    anchor: str
    title: str
    lead: str
    entries: tuple[Entry, ...]


def methodology_pages(publication: Publication, part: PartialFor) -> Iterator[PageSpec]:
    """Return the methodology page."""
    say = publication.words.gettext
    narrative = publication.narrative(METHODOLOGY)
    path = publication.page("methodology")
    yield PageSpec(
        path=path,
        template="methodology.html",
        kind="methodology",
        title=narrative.front.title if narrative else say("方法"),
        description=_described(publication),
        section=path,
        breadcrumb=(publication.home,),
        made_from=(narrative.path,) if narrative else ("content/report.yml",),
        context=partial(_context, publication, part),
    )


def _described(publication: Publication) -> str:
    say, public = publication.words.gettext, publication.config.report.public
    if public.ranks and public.tiers:
        return say("本报告的数字如何得来：公式、位次、梯队、舍入、版次与符号。")
    return say("本报告的数字如何得来：公式、舍入、版次与符号。")


def _context(publication: Publication, part: PartialFor, here: str) -> Mapping[str, object]:
    narrative = publication.narrative(METHODOLOGY)
    written: Written | None = None
    if narrative is not None:
        written = write_prose(publication, narrative, here, part(here))
    sections = tuple(section for section in _sections(publication) if section.entries)
    contents = tuple(ContentsEntry(id=s.anchor, label=s.title) for s in sections)
    numbers = written.numbers if written else ()
    if numbers:
        label = publication.words.gettext("本页数字的出处")
        contents = (*contents, ContentsEntry(id="numbers", label=label))
    context: dict[str, object] = {
        "eyebrow": "",
        "summary": written.summary if written else "",
        "body": written.body if written else "",
        "text_language": text_language(publication, narrative),
        "sections": sections,
        "contents": (*(written.contents if written else ()), *contents),
        "numbers": numbers,
        "pager": None,
    }
    if written and written.summary_text:
        context["description"] = written.summary_text
    return context


def _measures(publication: Publication) -> frozenset[str]:
    """Return the measures of every fact shown: in placed figures and tables, and in prose."""
    found = {"tier"} if publication.standings.tiers else set()
    for _, kind, key in publication.placed:
        rows = publication.grid(kind, key).rows
        found |= {fact.measure for row in rows for fact in row.cells}
    for narrative in publication.narratives.values():
        found |= {number.fact.measure for number in publication.prose(narrative).numbers}
    return frozenset(found)


def _sections(publication: Publication) -> Iterator[Section]:
    say = publication.words.gettext
    measures = _measures(publication)
    yield Section(
        anchor="formulas",
        title=say("用到的算法"),
        lead=say("来源公布的增速与由水平值算出的增速在舍入范围内一致时，采用来源公布的数字。"),
        entries=tuple(
            Entry(label=say(name), lines=(say(text),))
            for measure, (name, text) in FORMULAS.items()
            if measure in measures
        ),
    )
    yield Section(
        anchor="tiers",
        title=say("梯队的规则"),
        lead="",
        entries=tuple(tier_entries(publication)),
    )
    is_shown = publication.config.report.public.strengths_and_weaknesses and publication.profiles
    rule = Entry(label=say("优势与短板"), lines=(rule_text(publication),))
    yield Section(
        anchor="strengths",
        title=say("优势与短板的规则"),
        lead="",
        entries=(rule,) if is_shown else (),
    )
    yield from _sections_on_values(publication)


def _sections_on_values(publication: Publication) -> Iterator[Section]:
    """Yield how values are kept, and what changes them from edition to edition."""
    say = publication.words.gettext
    yield Section(
        anchor="rounding",
        title=say("舍入与约数"),
        lead=say("数字按来源公布的位数保存，运算用十进制，只在显示时四舍五入。"),
        entries=tuple(_rounding(publication)),
    )
    yield Section(
        anchor="editions",
        title=say("版次"),
        lead=say(
            "指数的每一版有自己的全部回溯数据；两版的数值不进入同一个增速、位次或同一条线，"
            "除非指标写明可比的理由。"
        ),
        entries=tuple(_editions(publication)),
    )
    yield Section(
        anchor="corrections",
        title=say("修订与更正"),
        lead=say(
            "后一版改动前一版的数值是修订，列在修订页；本版发布以后改正差错是更正，列在更正页，"
            "并在所涉的页面和图表处注明日期。"
        ),
        entries=tuple(_changes(publication)),
    )
    yield Section(
        anchor="symbols", title=say("符号"), lead="", entries=tuple(_symbols(publication))
    )


def _rounding(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    yield Entry(
        label=say("公布的数字代表一个区间"),
        lines=(
            say("11.75代表从11.745到不足11.755的任何数；算出的结果也随之是一个区间。"),
            say("指数的基期值恰为100；计数的数字除非以00结尾，都是准确的。"),
        ),
    )
    qualifiers = {row.qualifier for row in publication.facts.observations}
    meanings = (
        ("~", say("约"), say("上下3%以内")),
        (">", say("超、突破"), say("大于公布的数")),
        (">=", say("以上、至少"), say("不小于公布的数")),
        ("<", say("不足"), say("小于公布的数")),
        (">~", say("余、多"), say("从公布的数到其末位非零数字的下一档")),
        ("<~", say("近"), say("公布数的九成到公布的数")),
    )
    for sign, word, meaning in meanings:
        if sign in qualifiers:
            yield Entry(label=word, lines=(meaning,))


def _editions(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    used = {row.key.edition for row in publication.facts.observations}
    for key, edition in publication.config.editions.items():
        if key not in used and key != publication.config.report.edition:
            continue
        released = say("发布：%(date)s") % {"date": edition.published} if edition.published else ""
        last = (
            say("末期：%(period)s") % {"period": edition.last_period} if edition.last_period else ""
        )
        lines = (released, last, publication.say(edition.note))
        yield Entry(
            label=publication.say(edition.title),
            lines=tuple(line for line in lines if line) or (say("发布日期不明"),),
        )


def _changes(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    revised = sum(row.is_changed for row in publication.site.history.revisions)
    if publication.site.history.revisions:
        counts = {"changed": count_text(publication, revised)}
        yield Entry(label=say("修订"), lines=(say("数值改变的：%(changed)s个") % counts,))
    notices = publication.notices
    counts = {"count": count_text(publication, len(notices.touched)), "date": notices.latest}
    told = say("%(count)s条，最近一次在%(date)s") if notices.touched else say("本版没有更正。")
    yield Entry(label=say("更正"), lines=(told % counts,))


def _symbols(publication: Publication) -> Iterator[Entry]:
    say = publication.words.gettext
    statuses = {(row.status, row.value is None) for row in publication.facts.observations}
    for status, (letter, meaning) in MARKS.items():
        if (status, False) in statuses:
            yield Entry(label=letter, lines=(say(meaning),))
    reasons = [say(reason) for status, reason in MISSING.items() if (status, True) in statuses]
    if reasons:
        lines = tuple(dict.fromkeys(reasons))
        yield Entry(label="…", lines=lines)
