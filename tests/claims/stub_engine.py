"""An engine that knows a few numbers by heart: what stands around the engine is tested with it."""

from __future__ import annotations

import re

import reportgen.narrative.claims as engine
from reportgen.facts.model import Fact, Key, Observation, Trail
from reportgen.narrative.claims.model import Verdict
from reportgen.periods import year

CELL = Observation(
    key=Key(indicator="index", region="1", period=year(2023), edition="S 2023"),
    value=None, printed="115.52", source="book", path="content/data/numbers.csv", line=4,
)  # fmt: skip
FACT = Fact(id='value("index")', measure="value", value=None, trail=Trail(cells=(CELL,)))

KNOWN = {
    "115.52": {"state": "verified", "kind": "level", "expected": "115.52", "fact": FACT},
    "1155.2": {"state": "contradicted", "kind": "level", "code": "claim/decimal-point-lost",
               "expected": "115.52", "fact": FACT},
    "9.99%": {"state": "contradicted", "kind": "yoy", "code": "claim/growth-mismatch",
              "expected": "11.74", "formula": "115.52 / 103.38 − 1 = 0.1174", "fact": FACT},
    "7.48%": {"state": "verified", "kind": "cagr", "code": "claim/hidden-fall", "fact": FACT},
    "103.3": {"state": "ambiguous", "kind": "level", "reason": "several"},
    "88": {"state": "unchecked", "kind": "level", "reason": "claim-reason/no-data"},
    "77": {"state": "unchecked", "kind": "level", "reason": "claim-reason/no-indicator"},
}  # fmt: skip
NUMBER = re.compile(r"(?<![\d.])(?:" + "|".join(map(re.escape, KNOWN)) + r")(?![\d.])")


def use(monkeypatch, seen: list | None = None):
    """Let the stub judge; ``seen`` collects the texts and pages it was given."""

    class Checker:
        def __init__(self, facts):
            del facts

        def check(self, text, page):
            if seen is not None:
                seen.append((text, page))
            return tuple(
                Verdict(start=match.start(), end=match.end(), text=match[0], **KNOWN[match[0]])
                for match in NUMBER.finditer(text)
            )

    monkeypatch.setattr(engine, "Checker", Checker)
