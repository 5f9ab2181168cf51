"""Numbers typed into prose: found, bound to facts, recomputed and judged."""

from reportgen.narrative.claims.checker import Checker, check_text
from reportgen.narrative.claims.model import Page, State, Verdict

__all__ = ["Checker", "Page", "State", "Verdict", "check_text"]
