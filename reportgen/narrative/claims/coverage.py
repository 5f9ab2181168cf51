"""How much of a text was checked, and the line that says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STATE_WORDS = {
    "zh": {
        "verified": "核实", "contradicted": "不符", "ambiguous": "两可", "unchecked": "未核",
        "sourced": "另有出处", "excused": "已说明",
    },
    "en": {
        "verified": "verified", "contradicted": "contradicted", "ambiguous": "ambiguous",
        "unchecked": "unchecked", "sourced": "sourced", "excused": "excused",
    },
}  # fmt: skip
"""The states of a claim, in the order they are told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """How many claims came to what. ``bound`` are bindings: they count as verified."""

    verified: int = 0
    contradicted: int = 0
    ambiguous: int = 0
    unchecked: int = 0
    sourced: int = 0
    excused: int = 0
    bound: int = 0

    @classmethod
    def of(cls, states: Iterable[str], bound: int = 0) -> Coverage:
        """Return the coverage of claims with these states and of ``bound`` bindings."""
        counts = Counter(states)
        counts["verified"] += bound
        return cls(**counts, bound=bound)

    def __add__(self, other: Coverage) -> Coverage:
        """Return the coverage of two texts together."""
        sums = (a + b for a, b in zip(astuple(self), astuple(other), strict=True))
        return Coverage(**dict(zip(self.__slots__, sums, strict=True)))

    @property
    def total(self) -> int:
        """Return the number of claims, bindings included."""
        return sum(self.by_state().values())

    def by_state(self) -> dict[str, int]:
        """Return the number of claims in each state."""
        return {state: getattr(self, state) for state in STATE_WORDS["en"]}

    def line(self, language: str, listed: str = "") -> str:
        """Return “61 of 74 claims verified, 2 contradicted, …”; ``listed`` says where.

        What was sourced or excused is named only where there is some.
        """
        words = STATE_WORDS[language]
        shown = {
            state: count
            for state, count in self.by_state().items()
            if state != "verified" and (count or state not in {"sourced", "excused"})
        }
        if language == "zh":
            head = f"{self.total} 处陈述中 {self.verified} 处{words['verified']}"
            parts = [f"{count} 处{words[state]}" for state, count in shown.items()]
            note = f"（{listed or '已列出'}）"
        else:
            head = f"{self.verified} of {self.total} claims {words['verified']}"
            parts = [f"{count} {words[state]}" for state, count in shown.items()]
            note = f" ({listed or 'listed'})"
        at = list(shown).index("unchecked")
        parts[at] += note if shown["unchecked"] else ""
        return ("，" if language == "zh" else ", ").join((head, *parts))
