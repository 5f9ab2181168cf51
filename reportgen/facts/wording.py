"""The words around a fact: its binding, its label, its period, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.config.texts import Text

if TYPE_CHECKING:
    from reportgen.config.project_config import Config
    from reportgen.facts.model import Ask, Key
    from reportgen.periods import Period

MEASURE_WORDS = {
    "value": Text(zh="", en=""),
    "level": Text(zh="", en=""),
    "change": Text(zh="变化量", en="change"),
    "points": Text(zh="变化点数", en="change in points"),
    "points_per_year": Text(zh="年均变化点数", en="average yearly change in points"),
    "yoy": Text(zh="较上年增长", en="growth on the previous year"),
    "cagr": Text(zh="年均增速", en="compound annual growth"),
    "growth": Text(zh="累计增长", en="growth over the window"),
    "times": Text(zh="倍数", en="multiple"),
    "multiple": Text(zh="倍数", en="multiple"),
    "increase": Text(zh="增长倍数", en="increase, as a multiple"),
    "since_base": Text(zh="较基期增长", en="growth since the base period"),
    "share": Text(zh="占比", en="share"),
    "rank": Text(zh="位次", en="rank"),
    "rank_change": Text(zh="位次变化", en="change of rank"),
    "tier": Text(zh="所属梯队", en="tier"),
    "margin": Text(zh="距下一界限", en="distance to the next border"),
    "sum": Text(zh="合计", en="sum"),
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def period_text(period: Period, language: str) -> str:
    """Return a period as a reader writes it: 2023年, 2022年上半年, 2024年3月底, 2019—2023年."""
    start, end = period.start, period.end
    part = period.first_month % 12
    if language == "en":
        return {
            "year": f"{start}",
            "half": f"{'first' if part == 0 else 'second'} half of {start}",
            "quarter": f"Q{part // 3 + 1} {start}",
            "month": f"end of {MONTHS[part]} {start}",
            "span": f"{start}–{end}",
            "cumulative": f"{start}–{end}, cumulative",
        }[period.kind]
    return {
        "year": f"{start}年",
        "half": f"{start}年{'上' if part == 0 else '下'}半年",
        "quarter": f"{start}年第{part // 3 + 1}季度",
        "month": f"{start}年{part + 1}月底",
        "span": f"{start}—{end}年",
        "cumulative": f"{start}—{end}年累计",
    }[period.kind]


def window_text(ask: Ask, language: str) -> str:
    """Return the period of a question, or its window where it has one."""
    if ask.since is None or ask.since == ask.period:
        return period_text(ask.period, language)
    dash = "–" if language == "en" else "—"
    suffix = "" if language == "en" else "年"
    return f"{ask.since.start}{dash}{ask.period.end}{suffix}"


def binding_of(config: Config, ask: Ask) -> str:
    """Return the binding that gives a fact, saying only what the defaults do not."""
    defaults = config.report.defaults
    if ask.measure in {"tier", "margin"}:
        return f'{ask.measure}("{ask.tiers}", region="{ask.region}")'
    parts = [f'"{ask.indicator}"']
    if ask.destination:
        parts += [f'origin="{ask.region}"', f'destination="{ask.destination}"']
    elif ask.region != defaults.region:
        parts.append(f'region="{ask.region}"')
    if ask.since is not None and ask.measure != "since_base":
        parts.append(_period_argument("since", ask.since))
    parts.append(_period_argument("period", ask.period))
    parts += [
        f'{name}="{text}"'
        for name, text in (
            ("edition", ask.edition or ""),
            ("of", ask.of),
            ("of_region", ask.of_region),
            ("among", _among_text(config, ask)),
        )
        if text
    ]
    if ask.count:
        parts.append(f"over={ask.count}")
    return f"{ask.measure}({', '.join(parts)})"


def _among_text(config: Config, ask: Ask) -> str:
    """Return the regions compared: nothing for a whole level, which is what a rank means anyway."""
    if not ask.among or ask.region not in config.regions:
        return ";".join(ask.among)
    level = config.regions[ask.region].level
    peers = {key for key, region in config.regions.items() if region.level == level}
    return "" if set(ask.among) == peers else ";".join(ask.among)


def label_of(config: Config, ask: Ask) -> Text:
    """Return what a derived fact is: measure, indicator, region and window."""
    word = MEASURE_WORDS[ask.measure]
    subject = _subject(config, ask.indicator, ask.region, ask.destination)
    return Text(
        zh=f"{subject.zh}{word.zh}（{window_text(ask, 'zh')}）",
        en=f"{subject.en}: {word.en} ({window_text(ask, 'en')})",
    )


def value_label(config: Config, key: Key) -> Text:
    """Return what a value is: indicator, region and period."""
    subject = _subject(config, key.indicator, key.region, key.destination)
    return Text(
        zh=f"{subject.zh}（{period_text(key.period, 'zh')}）",
        en=f"{subject.en} ({period_text(key.period, 'en')})",
    )


def region_text(config: Config, region: str, language: str) -> str:
    """Return a region's name."""
    found = config.regions.get(region)
    return found.name.get(language) if found else region


def _subject(config: Config, indicator: str, region: str, destination: str) -> Text:
    """Return region and indicator; a name that begins with its region does not repeat it."""
    name = config.indicators[indicator].name
    where = {lang: _place(config, region, destination, lang) for lang in ("zh", "en")}
    own = "" if name.zh.startswith(where["zh"]) else where["zh"]
    return Text(zh=f"{own}{name.zh}", en=f"{name.get('en')}, {where['en']}")


def _place(config: Config, region: str, destination: str, language: str) -> str:
    origin = region_text(config, region, language)
    if not destination:
        return origin
    arrow = " → " if language == "en" else "→"
    return f"{origin}{arrow}{region_text(config, destination, language)}"


def _period_argument(name: str, period: Period) -> str:
    text = str(period)
    return f"{name}={text}" if text.isdigit() else f'{name}="{text}"'
