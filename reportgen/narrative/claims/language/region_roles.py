"""What a region does in its clause: the whole of a share, a reference, a field, only a venue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.positions import is_best, is_multiple, is_number, is_place

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.positions import Position
    from reportgen.narrative.claims.language.tokens import Token

_EVENTS = frozenset({
    "发布", "举行", "召开", "举办", "揭晓", "发布会", "亮相", "对外", "正式",
    "released", "published", "held", "presented", "launched", "unveiled",
})  # fmt: skip
"""What happens at a venue."""
_AT = frozenset({"在", "于"})
_IS_OR_AT = _AT | {"为", "是", "居"}
_OF_WHOLE = frozenset({"of", "the"})
_IN_FIELD = frozenset({"in", "the", "of"})
_SHARE_SIGNS = frozenset({"fraction", "tenths", "percent"})
_JOINT_NAMES = ("合作", "co-", "papers co", "international papers co", "joint")
"""How the names of indicators of cooperation begin."""


def is_part_of_name(region: Position) -> bool:
    """Return whether an unknown word goes on behind a region: 上海 of 上海某公司."""
    following = region.following
    return (
        following is not None
        and following.kind == "unknown"
        and following.start == region.token.end
    )


def is_venue(region: Position) -> bool:
    """Return whether a region is only where something happened: 在温州发布, released in Wenzhou."""
    if region.token.text.isascii():
        event = region.tokens[region.at - 2].text.lower() if region.at > 1 else ""
        return region.previous == "in" and event in _EVENTS
    following = region.following
    return following is not None and following.text in _EVENTS and region.previous in _AT


def is_field_of_other(region: Position) -> bool:
    """Return whether another region is ranked within this one: 南京的能力在长三角位居第三."""
    follows_other = region.previous in _AT and _has_region(region.earlier)
    return follows_other and any(map(is_place, region.later))


def is_whole_of_number(region: Position) -> bool:
    """Return whether an English share is one of this region: 35% of the delta."""
    left = region.left
    return (
        left is not None
        and left.kind == "number"
        and left.number.sign in _SHARE_SIGNS
        and left.text.isascii()
        and region.previous in _OF_WHOLE
    )


def is_placed_in(region: Position) -> bool:
    """Return whether a region has a place in something: with Shanghai second in the delta."""
    right = region.right
    return (
        region.left is not None
        and right is not None
        and right.kind == "word"
        and right.word.kind == "place"
        and region.following is not None
        and region.following.text == "in"
    )


def is_whole_of_share(region: Position) -> bool:
    """Return whether a share is one of this region: 占全国, 占比为35%的全国."""
    return region.left_is("share") or (
        is_number(region.left) and any(token.has("share") for token in region.earlier)
    )


def is_reference(region: Position) -> bool:
    """Return whether another is compared with this region: 高于江苏, 比江苏高, 是浙江的2倍."""
    if region.left_is("than") or is_multiple(region.left):
        return True
    if region.left_is("above", "below"):
        return is_number(region.right) or not region.left_is("to", "up", "down")
    if region.left_is("with") and region.right_is("than"):
        return True
    return region.left_is("is", "to") and is_multiple(region.right)


def is_destination(region: Position) -> bool:
    """Return whether something goes to this region or is shared with it: 向江苏输出, 与江苏合作."""
    left = region.left
    if left is None:
        return False
    if left.has("flow") and (_has_region(region.earlier) or left.text != "to"):
        return True
    if region.previous == "with" and _has_region(region.earlier) and _is_owned(region):
        return True  # Shanghai's technology contract turnover with Anhui
    return left.has("with") and any(
        token.has("joint") or _is_joint_name(token) for token in (*region.earlier, *region.later)
    )


def _is_owned(region: Position) -> bool:
    """Return whether an indicator stands before "with" and a region: turnover with Anhui."""
    return region.at > 1 and region.tokens[region.at - 2].kind == "indicator"


def is_second_reference(region: Position) -> bool:
    """Return whether a second multiple is one of this region: 是江苏的2倍、浙江的3倍."""
    return is_multiple(region.right) and any(map(is_multiple, region.tokens[: region.at]))


def is_field(region: Position) -> bool:
    """Return whether a ranking is one within this region: 居长三角第4位, second in the delta."""
    following = region.following
    if region.left_is("rank") and any(map(is_place, region.later)):
        return True  # 居长三角41个城市第4位
    if following is not None and following.kind == "word" and following.word.kind == "top":
        return True
    return region.follows_region and (_is_english_field(region) or _is_field_of_best(region))


def _is_english_field(region: Position) -> bool:
    """Return whether a place or superlative counts in this region: Anhui is second in the delta."""
    is_winner = region.at > 1 and is_best(region.tokens[region.at - 2])  # lowest in Zhejiang
    return (
        region.token.text.isascii()
        and not is_winner
        and region.previous in _IN_FIELD
        and any(is_place(token) or is_best(token) for token in region.earlier)
    )


def _is_field_of_best(region: Position) -> bool:
    """Return whether a superlative counts in this region: 浙江为1.86，为三省一市最低."""
    behind = region.tokens[region.at + 1 : region.at + 3]
    return region.previous in _IS_OR_AT and any(map(is_best, behind))


def _has_region(tokens: tuple[Token, ...]) -> bool:
    """Return whether one of the tokens is a region."""
    return any(token.kind == "region" for token in tokens)


def _is_joint_name(token: Token) -> bool:
    """Return whether this is an indicator of cooperation: 合作发明专利, co-authored papers."""
    return token.kind == "indicator" and token.text.lower().startswith(_JOINT_NAMES)
