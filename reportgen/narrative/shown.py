"""What an expression comes to, and the text a fact is printed as."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.source_text import clean
from reportgen.numerals.write import quantity_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.models import Unit
    from reportgen.facts.model import Fact


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed text, with the fact behind it where there is one."""

    text: str
    fact: Fact | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A fact with the way it is to be printed. ``sign`` puts a plus before a rise."""

    fact: Fact
    with_unit: bool = True
    sign: bool = False

    def text(self, language: str, units: Mapping[str, Unit]) -> str:
        """Return the fact as prose prints it; the fact must not be missing."""
        fact = self.fact
        if fact.word is not None:
            return clean(fact.word.get(language))
        if fact.value is None:
            raise ValueError(fact.id)
        return clean(
            quantity_text(
                fact.value,
                unit=fact.unit,
                decimals=fact.decimals,
                language=language,
                units=units,
                qualifier=fact.qualifier,
                with_unit=self.with_unit,
                sign=self.sign,
            )
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """Several pieces printed one after the other."""

    pieces: tuple[Piece, ...]


Value = Shown | Listed | str | Decimal | bool | None
