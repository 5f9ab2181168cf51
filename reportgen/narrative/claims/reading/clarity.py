"""Is a sentence clear enough to judge a number by? Unknown words near its subject make it not.

A name that lost a letter, a place or an indicator the project does not know, a goal or a guess:
what is not understood is left unchecked, never laid at the door of the page.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.units import is_unit_word
from reportgen.narrative.claims.language.clauses import NAME
from reportgen.narrative.claims.language.lexicon import stem
from reportgen.narrative.claims.reading.nearby import clause_before, clause_behind, clause_with
from reportgen.narrative.claims.reading.strange_words import (
    MEANT,
    is_foreign,
    is_strange,
    is_verb,
    names_foreign_place,
    names_something,
    speaks_of_foreign,
    touches_strange,
    unknown_follows,
)
from reportgen.narrative.claims.reading.surroundings import has_cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

    Keys = Sequence[str]
    """Ids of the indicators a number may speak of."""

GUESS, UNKNOWN = "hypothetical", "unknown-words"
INHERITED = frozenset({"sentence", "before", "heading", "page"})
_UNREAL = frozenset({"guess", "not"})
_OF_NAMES = frozenset({"unknown", "content", "noun"})
_NAMED = frozenset({"region", "indicator", "index"})
_NUMBER_OR_NAME = frozenset({"number", "indicator", "index"})
_THAT_PLACE = frozenset({"该市", "该省", "该区", "该县", "该地", "该城", "该国"})
_PLACES = frozenset({"city", "province", "county", "country", "region", "district"})
_FRAME = frozenset({"plain", "time", "mark"})
_DASHES = frozenset({"-", "—", "–", "～", "~", "至", "to"})
_PUBLISHED = frozenset(
    {"发布", "公布", "编制", "印发", "联合发布", "披露", "报告", "显示", "发表", "出版"}
)
_HELPING = frozenset({"帮助", "协助", "助力", "支持", "推动", "促成", "指导", "辅导", "服务"})
_ADVERBIAL = frozenset(
    {"受", "随着", "在", "面对", "得益于", "通过", "由于", "因", "尽管", "虽然", "为", "以", "经",
     "据", "根据", "按", "按照", "作为", "除", "除了", "从", "当", "如", "自", "与", "同", "凭借",
     "围绕"}
)  # fmt: skip
"""Words that begin a clause which only says why or how: 受天气影响."""


def unclear(reader: SentenceReader, at: int, subject: Subject) -> str:
    """Return why a number cannot be judged, or an empty text."""
    tokens = _known(reader, at, subject)
    if not reader.cues.isdisjoint(_UNREAL) and _is_guess(tokens, at):
        return GUESS
    if _is_range(tokens, at):
        return "several"
    if "sequence" in reader.cues and has_cue(clause_with(tokens, tokens[at]), "sequence"):
        return "kind"
    if unknown_follows(tokens, at) or names_foreign_place(tokens, at):
        return UNKNOWN
    if _counts_other(reader, tokens, at, (*subject.indicators, *subject.weak)):
        return UNKNOWN
    if not subject.is_region_said and _points_to_strange_place(reader, at):
        return UNKNOWN
    if subject.found == "sentence" and _is_one_of_two(tokens, subject):
        return "several"
    if subject.found in INHERITED:
        is_strange_subject = _is_strange_inherited(tokens, at, subject)
    else:
        is_strange_subject = _is_strange_named(tokens, at, subject)
    return UNKNOWN if is_strange_subject else ""


def _known(reader: SentenceReader, at: int, subject: Subject) -> tuple[Token, ...]:
    """Return the tokens with words that belong to the name of the indicator no longer unknown."""
    keys = (*subject.indicators, *subject.weak)
    unit = _unit_word(reader, at, keys)
    if unit is None and reader.kinds.isdisjoint(_OF_NAMES):
        return reader.tokens
    known = reader.dictionary.names
    names = "|".join(name for key in keys for name in known[key]).lower()
    return tuple(
        replace(token, kind="plain")
        if token is unit
        or (token.kind in _OF_NAMES and len(token.text) > 1 and stem(token.text.lower()) in names)
        else token
        for token in reader.tokens
    )


def _unit_word(reader: SentenceReader, at: int, keys: Keys) -> Token | None:
    """Return the English unit that alone follows a number in its clause: … was 30 people."""
    behind = [t for t in clause_behind(reader.tokens, at) if t.text.isalpha() or "-" in t.text]
    indicators = reader.dictionary.config.indicators
    if len(behind) != 1:
        return None
    word = behind[0].text.lower()
    return behind[0] if any(is_unit_word(word, indicators[key].unit) for key in keys) else None


def _is_guess(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number is a goal, a guess or denied: 预计达到3%, may reach 3%, 并非3%."""
    own = tokens[at].clause
    begin = max((i + 1 for i, t in enumerate(tokens[:at]) if t.text in {"；", ";"}), default=0)
    for token in _outside_titles(tokens[begin:at]):
        is_of_other = token.clause < own and token.text.lower() in {"may", "plan"}
        if token.has("guess") and not is_of_other:
            return True
        if token.has("not") and token.clause == own:
            return True
    following = tokens[at + 1 :]
    return any(t.has("guess") and t.clause == own and t.text.isascii() for t in following)


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
        if first < 0 or second >= len(tokens):
            continue
        ends, dash = (tokens[first], tokens[second]), tokens[first + 1].text
        if any(end.kind != "number" for end in ends) or dash not in _DASHES:
            continue
        if ends[0].number.sign == ends[1].number.sign:
            is_by = first > 0 and tokens[first - 1].text.lower() == "by"
            return is_by or dash not in {"to", "至"}
    return False


def _counts_other(reader: SentenceReader, tokens: Sequence[Token], at: int, keys: Keys) -> bool:
    """Return whether an English number counts something of its own: 1,638 patents, up 41%."""
    following = next(iter(tokens[at + 1 : at + 2]), None)
    if following is not None and following.kind in MEANT and following.text.isascii():
        units = [reader.dictionary.config.indicators[key].unit for key in keys]
        return not any(is_unit_word(following.text.lower(), unit) for unit in units)
    if tokens[at].kind != "number" or not tokens[at].number.sign:
        return False
    before = next((n for n in reversed(range(at)) if tokens[n].kind in _NUMBER_OR_NAME), None)
    if before is None or tokens[before].kind != "number":
        return False
    return _counts_other(reader, tokens, before, keys)


def _points_to_strange_place(reader: SentenceReader, at: int) -> bool:
    """Return whether "that city" is a place of the sentence before that the project has not."""
    said = reader.context.said
    if any(t.kind == "region" for t in said) or not any(t.kind == "unknown" for t in said):
        return False
    words = [t.text.lower() for t in clause_before(reader.tokens, at)]
    pairs = pairwise(words)
    return any(word in _THAT_PLACE for word in words) or any(
        first == "that" and stem(second) in _PLACES for first, second in pairs
    )


def _is_one_of_two(tokens: Sequence[Token], subject: Subject) -> bool:
    """Return whether an earlier clause compares two indicators and has no number: A outran B, …."""
    token = subject.token
    if token is None or token.items:
        return False
    clause = clause_with(tokens, token)
    if any(t.kind in {"number", "bound"} for t in clause):
        return False
    return any(
        t.kind == "indicator" and not t.role and t.start != token.start and t.ids != token.ids
        for t in clause
    )


def _is_strange_inherited(tokens: Sequence[Token], at: int, subject: Subject) -> bool:
    """Return whether a clause that names no indicator has words that may be one nobody knows."""
    if any(is_strange(t) or t.kind in MEANT for t in clause_before(tokens, at)):
        return True
    return names_something(tokens, at) or _is_strange_topic(tokens, at, subject)


def _is_strange_named(tokens: Sequence[Token], at: int, subject: Subject) -> bool:
    """Return whether unknown words stand with the indicator that the clause of a number names."""
    token, own = subject.token, tokens[at]
    if token is None:
        return False
    if _is_owned_by_other(clause_with(tokens, own), token, own):
        return True
    left = clause_before(tokens, at)
    if token.start > own.start:
        head = next((t for t in left if t.kind not in _FRAME), None)
        is_strange_head = head is not None and is_strange(head) and not is_verb(head)
        return is_strange_head or touches_strange(tokens, token)
    if any(is_foreign(t) for t in left if t.start > token.start):
        return True  # R&D intensity in Guangdong
    before = [t for t in left if t.start < token.start]
    if any(is_strange(t) and not _is_source(before, t) for t in before) and not _is_helped(before):
        return True
    if touches_strange(tokens, token):
        return True
    if subject.is_region_said:
        return False
    return _is_strange_topic(tokens, at, subject) or speaks_of_foreign(tokens, at)


def _is_owned_by_other(clause: Sequence[Token], token: Token, own: Token) -> bool:
    """Return whether "that of …" or a tier between an indicator and its number takes it over.

    The lower bound of leaders was 125% and that of moderate innovators 70%.
    """
    if any(t.kind == "tier" and token.start < t.start < own.start for t in clause):
        return True
    between = [t for t in clause if token.end <= t.start < own.start]
    that = next((i for i, t in enumerate(between) if t.text.lower() in {"that", "those"}), None)
    return that is not None and any(is_strange(t) for t in between[that:])


def _is_source(before: Sequence[Token], token: Token) -> bool:
    """Return whether an unknown word names who published: 世界知识产权组织发布的…."""
    return any(
        t.start > token.start and (t.text in _PUBLISHED or t.kind == "label") for t in before
    )


def _is_helped(before: Sequence[Token]) -> bool:
    """Return whether the unknown are those who were helped: 帮助联仕化学等企业引进…."""
    words = [token.text for token in before if token.kind not in {"mark", "time"}]
    return bool(words) and words[0] in _HELPING and "等" in words


def _is_strange_topic(tokens: Sequence[Token], at: int, subject: Subject) -> bool:
    """Return whether an earlier clause begins with something unknown that may still be spoken of.

    例: 山东经济回升，协同创新指数为…; but not 受天气影响，指数…, which only says why.
    """
    topic = subject.token
    for clause in _earlier_clauses(tokens, at):
        if topic is not None and any(t.start == topic.start for t in clause):
            is_after_strange = any(is_strange(t) for t in clause if t.start < topic.start)
            return is_after_strange or touches_strange(tokens, topic)
        head = next((t for t in clause if t.kind not in {"time", "label"}), None)
        if head is None or head.text in _ADVERBIAL:
            continue
        named = [t for t in clause if t.kind in _NAMED and t.role != NAME]
        if named:
            return all(t.kind == "indicator" for t in named) and any(
                touches_strange(tokens, t, behind=False) for t in named
            )
        if any(t.kind == "unknown" and len(t.text) > 1 and not t.text.isascii() for t in clause):
            return True
    return False


def _earlier_clauses(tokens: Sequence[Token], at: int) -> Iterator[list[Token]]:
    """Return the clauses before that of a number, the nearest first, without their marks."""
    clauses: dict[int, list[Token]] = {}
    for token in tokens[:at]:
        if token.clause < tokens[at].clause and token.kind != "mark":
            clauses.setdefault(token.clause, []).append(token)
    return (clauses[number] for number in sorted(clauses, reverse=True))
