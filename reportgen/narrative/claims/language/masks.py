"""Stretches of a text whose digits are no statistics: addresses, codes, labels, dates of a page."""

from __future__ import annotations

from reportgen.narrative.claims.language.patterns import compiled, matches

_PHONE = r"[:：]?\s*[+\d][\d\s()转-]{4,24}\d"

PATTERNS = compiled(
    (
        ("dateline",
         (r"^\s*[\u4e00-\u9fff]{2,12}?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|消息)"
          r"(?=[\s：:（(])"), "电讯消"),
        ("dateline",
         (r"^\s*(?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w+)|,){0,4}(?: \d{1,2})?\s*(?:\([\w ]{2,30}\))?"
          r"\s*(?:--|—|–)(?=\s)"), "-—–"),
        ("dateline",
         (r"^\s*(?-i:[A-Z]{3,}[A-Z ]*), (?-i:[A-Z])[a-z]{2,8}\.? \d{1,2}\s*(?:\([\w ]{2,30}\))?"
          r"\s*(?:--|—|–)(?=\s)"), "-—–"),
        ("code", r"`[^`\n]{0,200}`", "`"),
        ("link", r"https?://[^\s，。；）)]+"),
        ("link", r"www\.[^\s，。；）)]+"),
        ("mail", r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,20}", "@"),
        ("tag", r"<[a-zA-Z/!][^>\n]{0,300}>", "<"),
        ("phone", rf"(?:电话|传真|邮编|热线|手机|微信|联系我们){_PHONE}", "电传邮热手微联"),
        ("phone", rf"(?:QQ|tel(?:ephone)?|fax|call){_PHONE}"),
        ("phone", r"(?<!\d)0\d{2,3}-\d{7,8}(?:转\d{1,6})?", "-"),
        ("phone", r"\+\d{2}[\d ]{8,20}", "+"),
        ("licence",
         (r"[\u4e00-\u9fff]?(?:ICP|公网安备|I\(CP|ICP licence)\s*(?:备|证)?"
          r"\s*\d{6,14}\s*号?(?:-\d{1,3})?"), "公 i"),
        ("numbered",
         (r"(?:图|表|附录|附表|附图|专栏|公式|注|文献|章|第)\s*\d{1,3}(?:[-—.]\d{1,3})?"
          r"(?:章|节|页|版|批|届|条|款|号|期|次|卷|辑|轮|步|部分|季|代|天|场|讲|任|组|回|篇|类|集"
          r"|路|个五年|课|线)"), "图表附专公注文章第"),
        ("ordinal",
         (r"第\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,5})"
          r"(?:章|节|页|版|批|届|条|款|号|期|次|卷|辑|轮|步|部分|季度|代|场|讲|任|组|回|篇|集|课"
          r"|线|产业|方面|一|二|三|者|人|手|方|时间|阶段|线城市)"), "第"),
        ("title", r"(?<=[指报][数告])(?:19|20)\d\d(?=[〉》”）)])", "指报"),
        ("figure",
         (r"(?:图|表|附录|附表|附图|专栏|公式|文献)\s*(?:\d{1,3}(?:[-—.]\d{1,3})?|"
          r"[一二三四五六七八九十])(?![.\d万亿%])"), "图表附专公文"),
        ("note", r"\[\^?\d{1,3}\]", "["),
        ("note", r"\[[A-Z]\]", "["),
        ("document", r"[〔\[]\d{4}[〕\]]\d{0,4}号?", "〔["),
        ("journal", r"\d{4}\(\d{1,2}\):\s*\d{1,4}(?:-\d{1,4})?", "("),
        ("figure",
         (r"(?:figs?\.|figures?|tables?|pages?|p\.|pp\.|sections?|chapters?|articles?|"
          r"annex|appendix|box|note|batch|room|zone|line|terminal|form|version|v\.|no\.|"
          r"reference|class|level|step|vol\.|volume|issue|part|phase|round|fortune|top|"
          r"flight|grade|stage|item|paragraph)\s+(?:\d{1,4}(?:[.-]\d{1,3}){0,3}|"
          r"[IVX]{1,4})\b(?!\s*(?:%|per ?cent|times|points|-|clusters|cities))")),
        ("box", r"\b(?:P\.?O\.? Box)\s*\d+", "box"),
        ("standard", r"\b(?:GB|ISO|IEC|DB|Q|T|RFC|IEEE|GDPR)(?:/[A-Z])?\s*\d+(?:[-.:]\d+)*",
         "gb iso iec db q t rfc ieee gdpr"),
        ("identifier", r"\b[A-Za-z]+-?\d+[A-Za-z]*\b"),
        ("unit", r"\b\d{1,2}[A-Za-z]{1,3}\b(?<!th)(?<!st)(?<!nd)(?<!rd)"),
        ("programme",
         (r"(?<!\w)(?:985|211|863|973|996|12345|110|119|120)"
          r"(?=高校|工程|计划|大学|热线|院校)"), "高工计大热院"),
        ("scheme", r'[“\"][^”\"\n]{0,12}\d(?:\+[\dXNn])+[^”\"\n]{0,12}[”\"]', "+"),
        ("scheme", r"\d(?:\+[\dXNn]){1,4}(?![\d%万亿])", "+"),
        ("everyday",
         (r"\d{1,4}(?:号线|号楼|号院|号馆|楼|层|房间|室|号航站楼|路公交|号文|号令|时|分钟|小时"
          r"|天|秒|周年|周岁|岁|°|℃|公里|千米|米|纳米|毫米|寸|款|版|届"
          r"|级|型|星级|强(?!劲)|维|季|股)"),
         "号楼层房室路时分小天秒周岁°℃公千米纳毫寸款版届级型星强维季股"),
        ("ordinal",
         (r"\b\d{1,2}(?:st|nd|rd|th)[ -](?:century|edition|batch|party|congress|plenary|"
          r"meeting|session|anniversary|floor|five|annual|national|china|conference|round|"
          r"phase|group|generation)\b"), "st nd rd th"),
        ("decade", r"\b(?:19|20)\d0s\b", "s"),
        ("decade", r"\bmid-?(?:19|20)\d0s\b", "mid"),
        ("version", r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d%])"),
        ("clock", r"\b\d{1,2}:\d\d\b(?!:1)", ":"),
        ("base", r"(?<=[=＝])\s*100(?![.\d])", "=＝"),
        ("name", r"COVID-19", "-"),
        ("name", r"\b[245]G\b", "g"),
    )
)  # fmt: skip


def mask(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches that hold no claims, (1, 3) for 见图2; they may overlap."""
    return tuple(match.span() for _, match in matches(PATTERNS, text))
