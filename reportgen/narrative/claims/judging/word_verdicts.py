"""The verdict on a word that claims a place: 第二位, 最高, fastest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.model import Verdict

if TYPE_CHECKING:
    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import State


def word_verdict(
    token: Token,
    kind: str,
    state: State,
    *,
    code: str = "",
    expected: str = "",
    reason: str = "",
    fact: Fact | None = None,
    formula: str = "",
) -> Verdict:
    """Return the verdict on a word, which is marked without its measure: 第二 of 第二位."""
    text = token.text.removesuffix("位").removesuffix("名")
    return Verdict(
        start=token.start,
        end=token.start + len(text),
        text=text,
        kind=kind,
        state=state,
        code=code,
        expected=expected,
        formula=formula,
        fact=fact,
        reason=reason,
    )
