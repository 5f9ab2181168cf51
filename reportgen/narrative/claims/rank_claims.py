"""Ranks in words: 居首, 第17位, 前十, 依次为, ranked second; and places won or lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask, Fact, Trail
from reportgen.narrative.claims import additions
from reportgen.narrative.claims.answers import Binder
from reportgen.narrative.claims.claim_words import LAST
from reportgen.narrative.claims.clarity import unclear
from reportgen.narrative.claims.clauses import SCOPE, SUBJECT
from reportgen.narrative.claims.kinds import Kind
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.pairing import pair
from reportgen.narrative.claims.standing import Place, place_among_parts, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.narrative.claims.tokens import Token

_RANKS = frozenset({"place", "top", "order", "next"})
_LARGEST = (
    "largest",
    "highest",
    "biggest",
    "place",
    "position",
    "spot",
    "lowest",
    "fastest",
    "in",
    "by",
    "among",
    "nationwide",
    "nationally",
)
_ORDERED = ("依次", "in this order", "in that order", "先后")


def check_ranks(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on the ranks of a sentence."""
    places = [
        at for at, t in enumerate(reader.tokens) if t.kind == "word" and t.word.kind in _RANKS
    ]
    places = [at for at in places if _is_rank(reader, at)]
    pairs = pair(
        reader.tokens,
        [at for at in places if reader.tokens[at].word.kind == "place"],
        reader.dictionary,
    )
    for at in places:
        token = reader.tokens[at]
        if token.word.kind == "next":
            yield from _next(reader, at)
            continue
        own = pairs.own.get(at)
        if at in pairs.blocked:
            yield _verdict(token, "unchecked", reason="list")
        else:
            yield _Rank(reader, at, own).verdict()


def _is_rank(reader: SentenceReader, at: int) -> bool:
    """Return whether a word tells a place: 居第二位 does, 第二产业 and "a first step" do not."""
    tokens, token = reader.tokens, reader.tokens[at]
    clause = [t for t in tokens if t.clause == token.clause]
    left = [t for t in clause if t.start < token.start]
    right = [t for t in clause if t.start > token.start]
    if _superlative_before(tokens, at):
        return False
    if token.word.kind == "order":
        return any(t.kind == "region" and t.items for t in right)
    if token.word.kind == "next":
        return token.text in {"紧随其后", "居次", "紧跟其后"} and not any(
            t.kind == "word" and t.word.kind == "best" for t in tokens[:at]
        )
    if (token.text[:1] in "居首榜末垫头领" and token.text != "首") or (
        token.word.kind == "top" and not token.text.isascii()
    ):
        return bool(left) or bool(right)
    ranked = any(t.has("rank") or t.has("respectively") for t in left) or _ranked_before(tokens, at)
    if token.text.isascii():
        follows = next((t.text.lower() for t in right if t.text[:1].isalnum()), "")
        is_place = token.text[:1].isdigit() and any(
            t.has("to", "up", "down", "rank") or t.text == "from" for t in clause
        )
        return ranked or follows in _LARGEST[:8] or is_place or token.word.kind == "top"
    has_name = any(t.kind in {"indicator", "region"} for t in tokens[:at])
    follows = right[0].text if right else ""
    if tokens[at - 1].kind == "region" and _names_rank(tokens[:at]):
        return True  # 城市协同创新能力排名：上海第一，杭州第二
    return has_name and (
        ranked
        or follows[:1] in {"位", "名"}
        or any(t.has("to") or t.has("up") for t in left)
        or _names_rank(left)
    )


def _ranked_before(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the row of places goes on: 苏州排名第四，合肥第五."""
    for token in reversed(tokens[:at]):
        if token.kind == "word" and token.word.kind == "place":
            return any(t.has("rank") for t in tokens[:at]) or _names_rank(tokens[:at])
        if token.kind in {"number", "cue"}:
            return False
    return False


def _names_rank(left: Sequence[Token]) -> bool:
    return any("排名" in t.text or "位次" in t.text for t in left)


def _superlative_before(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word goes on a row of superlatives: 2014年次之，2013年第三."""
    return any(
        t.kind == "word" and t.word.kind in {"best", "next"} and t.text not in {"紧随其后"}
        for t in tokens[:at]
    ) and not any(t.has("rank") for t in tokens if t.clause == tokens[at].clause)


@dataclass(frozen=True)
class _Rank:
    """One place claimed for one region, or a row of places for a list."""

    reader: SentenceReader
    at: int
    item: Token | None

    def verdict(self) -> Verdict:
        """Return the verdict."""
        token, subject = self.reader.tokens[self.at], self.reader.subject(self.at)
        listed = self._list()
        if listed is not None:
            return self._of_list(subject, listed)
        subject = additions.meant(self.reader, self.at, subject)
        if self.item is not None and self.item.kind == "region":
            subject = replace(subject, regions=self.item.ids, is_region_said=True)
        reason = unclear(self.reader, self.at, subject)
        if reason or not (subject.indicators or subject.weak):
            return _verdict(token, "unchecked", reason=reason or "no-indicator")
        return self._judged(subject)

    def _judged(self, subject: Subject) -> Verdict:
        token = self.reader.tokens[self.at]
        among_parts = place_among_parts(self.reader, self.at, subject)
        if among_parts is not None:
            return _compared(token, among_parts)
        place = place_of(self.reader, subject, self._scope())
        if place is None:
            place = place_among_parts(self.reader, self.at, subject, said=False)
            if place is not None and place.place == token.word.number:
                return _compared(token, place)
            return _verdict(token, "unchecked", reason="no-data")
        return _compared(token, place)

    def _scope(self) -> tuple[str, ...]:
        """Return the members of the regions a place is among: 居三省一市首位."""
        return scope_of(self.reader, self.at)

    def _list(self) -> Token | None:
        """Return the list of regions that a row of places is about."""
        token = self.reader.tokens[self.at]
        clause = [t for t in self.reader.tokens if t.clause == token.clause]
        lists = [t for t in clause if t.kind == "region" and t.items]
        if token.word.kind == "order":
            return next((t for t in lists if t.start > token.start), None)
        if token.word.kind == "top" and self.item is None:
            near = [t for t in lists if t.start < token.start] or [
                t
                for t in self.reader.tokens[: self.at]
                if t.kind == "region" and t.items and t.clause >= token.clause - 1
            ]
            return near[-1] if near else None
        return None

    def _of_list(self, subject: Subject, listed: Token) -> Verdict:
        token = self.reader.tokens[self.at]
        if not (subject.indicators or subject.weak):
            return _verdict(token, "unchecked", reason="no-indicator")
        places = []
        for item in listed.items:
            own = replace(subject, regions=item.ids, is_region_said=True)
            place = place_of(
                self.reader,
                own,
                tuple(i.ids[0] for i in listed.items)
                if token.word.kind == "order"
                else self._scope(),
            )
            if place is None:
                return _verdict(token, "unchecked", reason="no-data")
            places.append(place)
        text = "".join(t.text for t in self.reader.tokens) + " ".join(
            t.text for t in self.reader.tokens
        )
        is_ordered = token.word.kind == "order" or any(word in text for word in _ORDERED)
        return _row(
            self.reader,
            token,
            listed,
            places,
            is_ordered=is_ordered,
            rising="由低到高" in text or "从低到高" in text,
        )


def _row(
    reader: SentenceReader,
    token: Token,
    listed: Token,
    places: list[Place],
    *,
    is_ordered: bool,
    rising: bool,
) -> Verdict:
    """Return the verdict on several regions at once: each within the top, and in their order."""
    numbers = [place.place for place in places]
    if token.word.kind == "top":
        far = next((p for p in places if p.place > token.word.number), None)
        if far is not None and not is_ordered:
            return replace(
                _verdict(
                    token, "contradicted", code="claim/rank-mismatch", expected=str(far.place)
                ),
                fact=far.fact,
            )
    wanted = sorted(numbers, reverse=rising)
    right = numbers == wanted and (
        not is_ordered or token.word.kind == "order" or numbers == list(range(1, len(numbers) + 1))
    )
    if right or not is_ordered:
        return replace(_verdict(token, "verified"), fact=places[0].fact)
    order = sorted(
        zip(numbers, listed.items, strict=True), key=lambda pair: pair[0], reverse=rising
    )
    config = reader.dictionary.config
    names = [
        config.regions[item.ids[0]].name.get("en" if reader.is_english else "zh")
        for _, item in order
    ]
    expected = ", ".join(names) if reader.is_english else "、".join(names)
    return replace(
        _verdict(token, "contradicted", code="claim/rank-mismatch", expected=expected),
        fact=places[0].fact,
    )


def _compared(token: Token, place: Place) -> Verdict:
    said = token.word.number
    verdict = replace(_verdict(token, "verified"), fact=place.fact, formula=place.formula)
    if token.word.kind == "top":
        is_right, is_wrong = place.place <= said, place.at_best > said
    elif said == LAST:
        is_right, is_wrong = place.place == place.of, place.is_complete and place.place != place.of
    else:
        is_right, is_wrong = (
            place.place == said,
            place.at_best > said or (place.is_complete and place.place != said),
        )
    if is_right and (place.is_complete or said in {1, LAST} or token.word.kind == "top"):
        return verdict
    if is_wrong:
        return replace(
            verdict, state="contradicted", code="claim/rank-mismatch", expected=str(place.place)
        )
    return replace(verdict, state="unchecked", reason="no-data")


def scope_of(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the regions compared where a group is named: 三省一市, 江苏 for its cities."""
    tokens, regions = reader.tokens, reader.dictionary.config.regions
    own = tokens[at]
    near = [t for t in tokens[: at + 1] if t.kind == "region" and not t.items]
    for token in reversed(near):
        if token.role == SCOPE or (
            token.clause <= own.clause
            and len(regions[token.ids[0]].members) > 1
            and token.role == SUBJECT
        ):
            members = reader.dictionary.inside[token.ids[0]]
            if len(members) > 1:
                return members
    return ()


def _next(reader: SentenceReader, at: int) -> Iterator[Verdict]:
    """Return the verdict on 紧随其后: the place behind the one named before."""
    token = reader.tokens[at]
    earlier = [t for t in reader.tokens[:at] if t.kind == "word" and t.word.kind == "place"]
    if not earlier:
        return
    subject = reader.subject(at)
    place = place_of(reader, subject, scope_of(reader, at))
    if place is None or not (subject.indicators or subject.weak):
        yield _verdict(token, "unchecked", reason="no-data")
        return
    said = replace(
        token, value=replace(token.word, kind="place", number=earlier[-1].word.number + 1)
    )
    verdict = _compared(said, replace(place, is_complete=True))
    yield verdict


def check_rank_change(reader: SentenceReader, at: int, subject: Subject) -> Verdict:
    """Return the verdict on places won or lost: 上升11位."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    number = reader.tokens[at].number
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, Kind("growth")):
            for edition in dict.fromkeys((ask.edition, "")):
                own = replace(ask, measure="rank_change", edition=edition)
                fact = reader.evidence.answer(own) or _published_change(reader, own)
                if fact is not None and fact.value is not None:
                    direction = reader.kind(at).direction
                    verdict = replace(
                        _number_verdict(reader, at, "verified"),
                        fact=fact,
                        formula=fact.trail.formula,
                    )
                    if number.value * direction == fact.value:
                        return verdict
                    code, expected = (
                        _whose(reader, own, number.value * direction),
                        str(abs(int(fact.value))),
                    )
                    return replace(verdict, state="contradicted", code=code, expected=expected)
    return replace(_number_verdict(reader, at, "unchecked"), reason="no-data")


def _published_change(reader: SentenceReader, ask: Ask) -> Fact | None:
    """Return the places as a source prints them: over the window, or ending with its last year."""
    subject = (ask.indicator, ask.region, ask.destination)
    for row in reader.evidence.rows(subject, (ask.edition or "",)):
        period = row.key.period
        is_window = period.end == ask.period.end and (
            ask.since is None or period.start == ask.since.end
        )
        if row.key.measure == "rank_change" and is_window and row.value is not None:
            return Fact(
                id="", measure="rank_change", value=row.value, low=row.value, high=row.value,
                unit="places", decimals=0, trail=Trail(cells=(row,)),
            )  # fmt: skip
    return None


def _whose(reader: SentenceReader, ask: Ask, said: object) -> str:
    """Return wrong-region where another region moved so many places."""
    for _, region, _ in reader.evidence.subjects.get(ask.indicator, ()):
        other = replace(ask, region=region)
        fact = reader.evidence.answer(other) or _published_change(reader, other)
        if region != ask.region and fact is not None and fact.value == said:
            return "claim/wrong-region"
    return "claim/rank-mismatch"


def _number_verdict(reader: SentenceReader, at: int, state: str) -> Verdict:
    token = reader.tokens[at]
    number = token.number
    start = token.start + number.start - number.first
    return Verdict(
        start=start, end=start + number.end - number.start,
        text=token.text[number.start - number.first : number.end - number.first],
        kind="rank_change", state=state,
    )  # fmt: skip


def _verdict(
    token: Token, state: str, *, code: str = "", expected: str = "", reason: str = ""
) -> Verdict:
    text = token.text.removesuffix("位").removesuffix("名")
    return Verdict(
        start=token.start, end=token.start + len(text), text=text, kind="rank", state=state,
        code=code, expected=expected, reason=reason,
    )  # fmt: skip
