"""Cues: the words that say what a number is, by what they say, in Chinese and English.

to        the number is where something has come to     增至, 提高到, stood at
up, down  the number is by how much it changed           增长, 下降, rose
rate      a growth rate is spoken of                     增速, growth rate
annual    per year on average                            年均, a year on average
yoy       on the year before                             同比, 比上年
sequence  on the quarter or month before: not read       环比
than      what follows is compared with                  比, 较, than
above, below   a distance to something                   高出, 低于
is        the number is a value, or a multiple of        是, 为, 相当于
share     a part of a whole                              占, 比重
each, respectively, sum, part, flow, with, joint
rank      a place among others follows                   位居, ranked
guess     not a fact: a goal, a plan, an assumption      预计, 目标, if
not       denied                                         不是
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.word_lists import between_bars

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHINESE = {
    "to": """
        达到 达 高达 增至 增到 升至 升到 降至 降到 跌至 跌到 涨至 涨到 增加到 增加至 增长到 增长至
        提高到 提高至 提升到 提升至 上升到 上升至 扩大到 扩大至 下降到 下降至 减少到 减少至 降低到
        降低至 回落到 回落至 攀升到 攀升至 跃升到 跃升至 回升到 回升至 上涨到 上涨至 下滑到 下滑至
        下跌到 下跌至 缩小到 缩小至 收窄到 收窄至 放缓到 放缓至 加快到 加快至 升高到 升高至 滑落至
        滑落到 爬升至 爬升到 落到 落至 滑到 攀上 站上 迈上 跃上 升为 增为 降为 变为 推高至 推升至
        拉升至 冲上 报 报收 收于 录得 站在 落在 停在 止于 定格在 调整为 修订为 改为 增长为 扩至
        缩至 扩展到 扩展至 走到 走高至 走低至 抬升至 抬升到 攀至 跃至 冲至 突破到 放大到 放大至""",
    "up": """
        增长 增长了 增加 增加了 提高 提高了 提升 提升了 上升 上升了 上涨 升高 扩大 攀升 跃升 回升
        增 升 涨 增多 上扬 上浮 走高 推高 拉高 抬高 抬升 拉升 上移 前移 前进 提前 加快 提速 净增
        净增加 多增 高增 递增 上调 爬升 升幅达 变高 变大 拉大 猛增 激增 骤增 剧增 劲增 上行 长了""",
    "down": """
        下降 下降了 减少 减少了 降低 降低了 回落 回落了 下滑 下跌 缩小 收窄 缩减 萎缩 放缓 减缓 减
        降 跌 减慢 下行 走低 下移 后移 后退 退步 缩水 下调 衰退 滑落 减退 下挫 负增长 少增 跌落
        走弱 递减""",
    "rate": """
        增速 增长率 增幅 增长速度 增长幅度 涨幅 升幅 降幅 跌幅 增长 同比增速 同比增幅 同比增长率
        复合增长率 复合增速 复合年增长率 年复合增长率 年复合增速 年化增速 年化增长率""",
    "annual": """
        年均 年均复合 年平均 年复合 平均每年 每年平均 年化 复合 每年 平均一年 逐年平均 复合增长率
        复合增速 复合年增长率 复合增长 年复合增长率 年复合增速 年化增速 年化增长率""",
    "yoy": """
        同比 比上年 较上年 比上一年 较上一年 比去年 较去年 比前一年 较前一年 比上年同期 较上年同期
        比去年同期 较去年同期 与上年相比 与上一年相比 同上年相比 与去年相比 和上年相比 和去年相比
        与前一年相比 同前一年相比 相比上年 相较上年 相较于上年 相比上一年 相较上一年 比上年度
        较上年度 对比上年 比前年度 较之上年 在上年基础上 在上一年基础上 比年前 较一年前 比一年前
        上年""",
    "sequence": "环比 比上月 较上月 比上季度 较上季度 比上季 较上季 比上半年 较上半年",
    "than": "比 较 相比 相较 相较于 相比于 对比 较之 比起 相对 相对于 与之相比",
    "above": """
        高出 高于 超过 超出 领先 高 多 多出 快于 多于 大于 高过 快 领先于 超 胜过 大 强于 优于
        赶超""",
    "below": "低于 落后 低 少 慢于 少于 小于 不及 慢 落后于 低了 少了 逊于 短于 小",
    "is": "是 为 相当于 等于 约为 即 仍为 则为 已是 已为 就是 正是 成为 达到了 约是 作 在",
    "share": """
        占 占比 比重 份额 占到 占据 所占 占有 所占比重 占比为 比重为 占比达 占的比重 贡献 贡献了
        占了""",
    "each": "均 都 皆 各 双双 各自 均为 均在 都在 全部 一律 齐 同",
    "respectively": """
        分别 分别为 分别是 分别达 分别达到 分列 分居 分别列 分别居 分别位列 分别位居 依次 依次是
        先后为 分获""",
    "sum": """
        合计 共计 总计 总和 之和 加起来 相加 合起来 加总 两者相加 加在一起 合起来是 汇总 一共 总共
        合共 总数为 总计为 加总为""",
    "part": "其中 内含 里面",
    "flow": "向 对 流向 流入 输往 投向 投往 转往 输向 转向 转移到 转移至 输出到 往",
    "with": "与 同 跟",
    "joint": "合作 联合 合著 共同 之间 携手 协作",
    "rank": """
        居 位居 位列 列 排 名列 排在 居于 跻身 稳居 排名 位次 排行 名次 排到 列在 排位 居全国
        列全国 高居 位于 进入 挤进 闯入 入围 升到 退居 屈居 雄踞""",
    "streak": "连续 接连 连",
    "guess": """
        如果 假如 假设 假定 若 倘若 要是 预计 预期 预测 预估 有望 力争 争取 目标 计划 将达 将达到
        将超过 将突破 将增 设想 展望 望 或将 要求 确保 可能 可望 期望 愿景 规划 远景 应达 应当
        应该 需要 瞄准 冲刺 拟于 希望 争创 打算 也许 大概率 势必 必将 是否 能否 会不会 将会 将在
        将于 达到的目标""",
    "not": """
        不是 并非 而非 而不是 并不是 没有 不等于 无法 不能 绝非 并未 误作 误为 误写 误写成 误写为
        误印 误印作 误印成 误记 误记为 误报 误报为 误称 误当 误当作 错写 错写成
        错印 错印成 错报 所载""",
}
"""Forms between spaces."""

_ENGLISH = {
    "to": """
        to|at|add up to|adds up to|added up to|
        reached|reach|reaches|reaching|hit|attained|came to|comes to|come to|stood at|
        stand at|stands at|standing at|amounted to|totalled|totaled|numbered|came in at|
        settled at|ended at|closed at|rose to|grew to|fell to|was at|registered|recorded|posted|
        printed|put at|dropped to|climbed to|increased to|up to|down to|ended the year at|
        finished at""",
    "up": """
        rise|rose|risen|grow|grew|grown|increase|increased|gain|gained|climb|climbed|advance|
        advanced|jump|jumped|surge|surged|up|higher|expand|expanded|added|soared|leapt|improve|
        improved|widened|edged up|picked up|quickened|accelerated|rising|growing|increasing|
        gaining|climbing|moved up|growth of|increase of|rise of|gain of|advance of|jump of|rises|
        grows|increases|gains|went up|expanding|put on|swelled|expansion of|adding""",
    "down": """
        fall|fell|fallen|decline|declined|decrease|decreased|drop|dropped|lost|slip|slipped|down|
        lower|shrank|shrunk|contracted|slowed|eased|narrowed|reduced|cut|dipped|slid|falling|
        declining|dropping|shed|receded|retreated|weakened|sank|decline of|drop of|decrease of|
        fall of|moved down|went down|falls|declines|drops|edged down|cooled|decelerated|
        slackened""",
    "rate": """
        growth of|growth in|growth rate|rate of growth|growth|rate of increase|annual growth|
        year-on-year growth|pace of growth|growth pace|annual rate|pace""",
    "annual": """
        a year on average|on average a year|per year on average|annual average|average annual|
        annually|per annum|a year|per year|compound annual|each year on average|average yearly|
        every year on average|annualised|annualized|CAGR|each year|on average each year|
        on average every year|yearly average|on average per year|every year|on annual average|
        compound|mean annual|yearly""",
    "yoy": """
        year on year|year-on-year|over the previous year|over the year before|from a year earlier|
        on the year|from the previous year|than the year before|than a year earlier|
        than in the previous year|compared with the previous year|over the preceding year|
        from the year before|on the previous year|than the previous year|
        against the previous year|on a year earlier|on a year ago|year over year|yoy|
        compared with a year earlier|a year earlier|over a year earlier|on the preceding year|
        from the preceding year|compared with the year before|compared to the previous year|
        on the year before|over the year|than in the year before|from one year earlier|
        than one year earlier|against a year earlier|on the prior year|over the prior year|
        from the prior year|the year before|a year before|than a year before|the previous year|
        up on the year""",
    "sequence": """
        quarter on quarter|month on month|over the previous quarter|over the previous month""",
    "than": """
        than|compared with|compared to|against|relative to|versus|as against|in comparison with|
        when set against""",
    "above": "higher|more|above|exceeding|exceeded|ahead of|greater|larger|faster|better|over",
    "below": "lower|less|below|fewer|behind|smaller|slower|short of|under",
    "is": "is|was|were|are|be|being|equals|equalled|had|has|have|been",
    "share": """
        share|accounted for|accounts for|accounting for|make up|made up|makes up|represented|
        represents|proportion|constituted|contributed|contributes|held""",
    "each": "each|both|all|apiece",
    "respectively": "respectively|in that order",
    "sum": """
        a total of|for a total of|adding up to|totalling|in total|together|altogether|combined|
        sum|in all|taken together|all told""",
    "part": "of which|of these|of them|including|among them|of whom",
    "flow": "to",
    "with": "with",
    "joint": "co-authored|jointly|joint|together with|in cooperation with",
    "rank": """
        ranked|ranks|rank|placed|came|stood|finished|ranking|comes|moved up|climbed|moved|rose|
        place""",
    "streak": "in a row|consecutive|successive|straight|running|on end|uninterrupted",
    "guess": """
        if|would|target|expected|forecast|plan|planned|aims|aim|aimed|goal|projected|projection|
        should|could|may|might|likely|will|hope|hopes|assuming|suppose|supposing|whether|
        predicted|anticipate|anticipated|scheduled|set to|due to reach|forecasts|expects|targeted|
        targets|is to|are to|draft|would have|had growth|aspires|ambition|envisages|envisaged""",
    "not": """
        reprint|reprints|
        not|never|no longer|did not|rather than|nor|wrongly|mistakenly|erroneously|incorrectly|
        misprinted|misprinted as|misstated|misreported|earlier version of""",
}
"""Forms between bars."""


def cue_forms() -> Iterator[tuple[str, str]]:
    """Return every cue with each of its forms; a form can be several cues at once: 增长, to."""
    for cue, forms in _CHINESE.items():
        yield from ((cue, form) for form in forms.split())
    for cue, forms in _ENGLISH.items():
        yield from ((cue, form) for form in between_bars(forms))
