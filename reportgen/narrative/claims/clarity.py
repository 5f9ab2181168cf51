"""Is a sentence clear enough to judge a number by? Unknown words near its subject make it not.

A name that lost a letter, a place or an indicator the project does not know, a goal or a guess:
what is not understood is left unchecked, never laid at the door of the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.clauses import NAME
from reportgen.narrative.claims.plain_words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.narrative.claims.tokens import Token

GUESS, UNKNOWN = "hypothetical", "unknown-words"
_ACTIONS = frozenset(plain_words()["content"])
_MEANT = frozenset({"content", "noun"})
INHERITED = frozenset({"sentence", "before", "heading", "page"})
_ADVERBIAL = (
    "受", "随着", "在", "面对", "得益于", "通过", "由于", "因", "尽管", "虽然", "为", "以", "经", "据", "根据", "按", "按照",
    "作为", "除", "除了", "从", "当", "如", "自", "与", "同", "凭借", "围绕",
)  # fmt: skip


def unclear(reader: SentenceReader, at: int, subject: Subject) -> str:
    """Return why a number cannot be judged, or an empty text."""
    tokens = _known(reader, subject)
    own = tokens[at]
    clause = [t for t in tokens if t.clause == own.clause]
    if _is_guess(tokens, at):
        return GUESS
    if _is_range(tokens, at):
        return "several"
    if any(t.has("sequence") for t in clause):
        return "kind"
    left = [t for t in clause if t.start < own.start]
    if _follows_number(tokens, at) or _names_a_place(tokens, at):
        return UNKNOWN
    if subject.found == "sentence" and _is_one_of_two(tokens, subject):
        return "several"
    if subject.found in INHERITED:
        if any(_is_strange(t) or t.kind in _MEANT for t in left) or _names_something(tokens, at):
            return UNKNOWN
        return UNKNOWN if _topic_is_strange(tokens, at, subject) else ""
    token = subject.token
    if token is None:
        return ""
    if _is_of_another(clause, token, own):
        return UNKNOWN
    if any(t.kind == "tier" and token.start < t.start < own.start for t in clause):
        return UNKNOWN  # the lower bound of leaders was 125% and that of moderate innovators 70%
    if token.start > own.start:
        return UNKNOWN if _strange_start(left) or _touches(tokens, token) else ""
    before = [t for t in left if t.start < token.start]
    if any(_is_foreign(t) for t in left if t.start > token.start):
        return UNKNOWN  # R&D intensity in Guangdong
    if any(_is_strange(t) for t in before if not _is_source(before, t)) or _touches(tokens, token):
        return UNKNOWN
    if not subject.is_region_said and (
        _topic_is_strange(tokens, at, subject) or _speaks_of_foreign(tokens, at)
    ):
        return UNKNOWN
    return ""


def _is_one_of_two(tokens: Sequence[Token], subject: Subject) -> bool:
    """Return whether an earlier clause compares two indicators and gives no number: A outran B, at …"""
    token = subject.token
    if token is None or token.items:
        return False
    clause = [t for t in tokens if t.clause == token.clause]
    others = [
        t
        for t in clause
        if t.kind == "indicator" and not t.role and t.start != token.start and t.ids != token.ids
    ]
    return bool(others) and not any(t.kind in {"number", "bound"} for t in clause)


def _is_of_another(clause: Sequence[Token], token: Token, own: Token) -> bool:
    """Return whether "that of …" names something nobody knows between the indicator and the number."""
    between = [t for t in clause if token.end <= t.start < own.start]
    that = next((i for i, t in enumerate(between) if t.text.lower() in {"that", "those"}), None)
    return that is not None and any(_is_strange(t) for t in between[that:])


def _speaks_of_foreign(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an English sentence is about a place nobody knows: Guangdong's …, and its …"""
    own = tokens[at]
    foreign = [t for t in tokens[:at] if _is_foreign(t) and t.clause < own.clause]
    return any(
        not any("ccording" in o.text for o in tokens if o.clause == t.clause) for t in foreign
    )


def _known(reader: SentenceReader, subject: Subject) -> tuple[Token, ...]:
    """Return the tokens with words that belong to the name of the indicator no longer unknown."""
    known = reader.dictionary.names
    names = "|".join(
        name for key in (*subject.indicators, *subject.weak) for name in known[key]
    ).lower()
    return tuple(
        replace(token, kind="plain")
        if token.kind in {"unknown", "content", "noun"}
        and len(token.text) > 1
        and token.text.lower() in names
        else token
        for token in reader.tokens
    )


def _is_strange(token: Token) -> bool:
    return token.kind == "unknown" or (token.kind == "region" and token.role == NAME)


def _is_guess(tokens: Sequence[Token], at: int) -> bool:
    own = tokens[at]
    begin = max((i + 1 for i, t in enumerate(tokens[:at]) if t.text in {"；", ";"}), default=0)
    for token in _outside_titles(tokens[begin:at]):
        if token.has("guess") and not (
            token.text.lower() in {"may", "plan"} and token.clause < own.clause
        ):
            return True
        if token.has("not") and token.clause == own.clause:
            return True
    return any(
        t.has("guess") and t.clause == own.clause and t.text.isascii() for t in tokens[at + 1 :]
    )


_DASHES = frozenset({"-", "—", "–", "～", "~", "至", "to"})


def _outside_titles(tokens: Sequence[Token]) -> Iterator[Token]:
    """Return the tokens that stand in no title: 《三年行动计划》 is no plan of the sentence."""
    depth = 0
    for token in tokens:
        depth += (token.text == "《") - (token.text == "》")
        if depth <= 0:
            yield token


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number is one end of a range: 1%—3%, by 1% to 3%."""
    for first, second in ((at - 2, at), (at, at + 2)):
        if (
            first < 0
            or second >= len(tokens)
            or tokens[first].kind != "number"
            or tokens[second].kind != "number"
        ):
            continue
        if (
            tokens[first + 1].text in _DASHES
            and tokens[first].number.sign == tokens[second].number.sign
        ):
            return tokens[first + 1].text not in {"to", "至"} or (
                first > 0 and tokens[first - 1].text.lower() == "by"
            )
    return False


def _follows_number(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an unknown word stands right behind the number and its measure: 1638名工作人员."""
    end = tokens[at].end
    for token in tokens[at + 1 : at + 4]:
        if token.kind == "unknown":
            following = next((t.text for t in tokens if t.start >= token.end), "")
            return (
                token.start - end <= 1
                and following not in {"至", "到", "为"}
                and not _is_verb(token)
            )
        if token.kind != "plain" or (len(token.text) > 2 and not token.text.isascii()):
            return False
        if token.text.lower() in {"的", "in", "and", "of", "和", "a", "on", "for", "to", "by"}:
            return False
        end = token.end
    return False


def _names_something(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun of its own stands behind the number: 六批科技镇长团."""
    for token in tokens[at + 1 : at + 4]:
        if token.kind in _MEANT:
            return True
        if token.kind != "plain":
            return False
    return False


_PUBLISHED = frozenset(
    {"发布", "公布", "编制", "印发", "联合发布", "披露", "报告", "显示", "发表", "出版"}
)


def _is_source(before: Sequence[Token], token: Token) -> bool:
    """Return whether an unknown word names who published: 世界知识产权组织发布的…"""
    return any(
        t.start > token.start and (t.text in _PUBLISHED or t.kind == "label") for t in before
    )


def _is_foreign(token: Token) -> bool:
    return token.kind == "unknown" and token.text[:1].isupper()


def _names_a_place(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name nobody knows stands behind the number: 6.3 percent in Israel."""
    before = tokens[at]
    for token in tokens[at + 1 : at + 6]:
        if token.kind in {"number", "mark"}:
            return False
        if (
            token.kind == "unknown"
            and before.text.lower() in {"in", "for", "on", "at", "the"}
            and not _is_verb(token)
        ):
            return True
        before = token
    return False


def _strange_start(left: Sequence[Token]) -> bool:
    return next((_is_strange(t) for t in left if t.kind not in {"plain", "time", "mark"}), False)


def _touches(tokens: Sequence[Token], token: Token, *, behind: bool = True) -> bool:
    """Return whether an unknown word stands directly beside a name: it belongs to a longer one."""
    at = next(i for i, other in enumerate(tokens) if other.start == token.start)
    for step, edge in ((-1, token.start), (1, token.end))[: 2 if behind else 1]:
        position = at + step
        while 0 <= position < len(tokens):
            other = tokens[position]
            gap = edge - other.end if step < 0 else other.start - edge
            if gap > 1 or other.kind == "mark":
                break
            if step > 0 and _is_verb(other):
                break
            is_object = step < 0 and token.text[:2] in _ACTIONS  # 企业|申报科技项目
            if _is_strange(other) or (other.kind == "noun" and not is_object):
                return True
            if other.text not in {"的", "the", "'s", "”", "“", '"'}:
                break
            edge = other.start if step < 0 else other.end
            position += step
    return False


def _is_verb(token: Token) -> bool:
    """Return whether an unknown English word is a verb by its ending: closed, slackened."""
    return token.text.isascii() and token.text.islower() and token.text.endswith("ed")


def _topic_is_strange(tokens: Sequence[Token], at: int, subject: Subject) -> bool:
    """Return whether an earlier clause begins with something unknown that may still be spoken of.

    例: 山东经济回升，协同创新指数为…; but not 受天气影响，指数…, which only says why.
    """
    own = tokens[at]
    clauses: dict[int, list[Token]] = {}
    for token in tokens[:at]:
        if token.clause < own.clause and token.kind != "mark":
            clauses.setdefault(token.clause, []).append(token)
    for number in sorted(clauses, reverse=True):
        clause = clauses[number]
        if subject.token is not None and any(t.start == subject.token.start for t in clause):
            before = [t for t in clause if t.start < subject.token.start]
            return any(_is_strange(t) for t in before) or _touches(tokens, subject.token)
        head = next((t for t in clause if t.kind not in {"time", "label"}), None)
        if head is None or head.text in _ADVERBIAL:
            continue
        named = [t for t in clause if t.kind in {"region", "indicator", "index"} and t.role != NAME]
        if named:
            return all(t.kind == "indicator" for t in named) and any(
                _touches(tokens, t, behind=False) for t in named
            )
        if any(t.kind == "unknown" and len(t.text) > 1 and not t.text.isascii() for t in clause):
            return True
    return False
