"""The prose checker: every claim of a text, read, bound to the data, recomputed and judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.evidence import Evidence, with_bases
from reportgen.narrative.claims.language import clauses
from reportgen.narrative.claims.language.sentences import Sentence, cut
from reportgen.narrative.claims.language.tables import cell_sentences
from reportgen.narrative.claims.names.dictionary import Dictionary, make_dictionary
from reportgen.narrative.claims.reading.context import Context
from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
from reportgen.narrative.claims.rules.doublings import check_doublings
from reportgen.narrative.claims.rules.list_counts import REACH, check_list_counts
from reportgen.narrative.claims.rules.number_claims import check_numbers
from reportgen.narrative.claims.rules.rank_claims import check_ranks
from reportgen.narrative.claims.rules.records import check_records, check_streaks
from reportgen.narrative.claims.rules.superlatives import check_superlatives
from reportgen.narrative.claims.rules.tier_claims import check_tiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.store import Facts
    from reportgen.narrative.claims.language.clauses import Tokens
    from reportgen.narrative.claims.model import Page, Verdict

_REMEMBERED = 4096
"""Sentences kept as read: an editor's next check finds all but one of a page unchanged."""


@dataclass(frozen=True)
class Checker:
    """Checks texts against the facts of one project; make it once and use it for many texts."""

    facts: Facts

    @cached_property
    def dictionary(self) -> Dictionary:
        """Return the names of the project."""
        return make_dictionary(self.facts.config)

    @cached_property
    def evidence(self) -> Evidence:
        """Return the data by what they are about."""
        return Evidence(with_bases(self.facts))

    @cached_property
    def _read(self) -> Callable[[str], Tokens]:
        """Return what reads a sentence; one it has just read is not read again."""
        return lru_cache(_REMEMBERED)(partial(clauses.read_sentence, dictionary=self.dictionary))

    @cached_property
    def _judged(self) -> Callable[[str, str, Context], tuple[Verdict, ...]]:
        """Return what judges a sentence in its context; the same again is not judged again."""
        return lru_cache(_REMEMBERED)(self._judge)

    def _judge(self, source: str, following: str, context: Context) -> tuple[Verdict, ...]:
        reader = SentenceReader(self._read(source), context, self.dictionary, self.evidence)
        return tuple(self._verdicts(reader, source, following))

    def check(self, text: str, page: Page) -> tuple[Verdict, ...]:
        """Return the claims of a text in order, each with its verdict.

        Places are offsets into ``text``. What the page leaves empty is not assumed.
        """
        context = Context(page=page)
        found: list[Verdict] = []
        for sentence in cut(text):
            context, verdicts = self._sentence(text, sentence, context)
            found += verdicts
        return tuple(sorted(found, key=lambda verdict: verdict.start))

    def _sentence(
        self, text: str, sentence: Sentence, context: Context
    ) -> tuple[Context, list[Verdict]]:
        source = text[sentence.start : sentence.end]
        context = context.at_paragraph(sentence.paragraph)
        if sentence.kind == "row":
            return self._row(text, sentence, context)
        following = text[sentence.end : sentence.end + REACH]
        judged = self._judged(source, following, context)
        verdicts = [verdict.moved(sentence.start) for verdict in judged]
        is_heading = sentence.kind == "heading"
        return context.after(
            self._read(source), sentence.paragraph, is_heading=is_heading
        ), verdicts

    def _row(self, text: str, row: Sentence, context: Context) -> tuple[Context, list[Verdict]]:
        """Return the claims of a row of a table, cell by cell."""
        found: list[Verdict] = []
        for cell in cell_sentences(text, row):
            tokens = self._read(cell.text)
            reader = SentenceReader(tokens, context, self.dictionary, self.evidence)
            for verdict in check_numbers(reader, ()):
                if cell.at <= verdict.start < cell.at + cell.length:
                    move = cell.start - cell.at
                    end = min(verdict.end, cell.at + cell.length)
                    found.append(
                        replace(
                            verdict,
                            start=verdict.start + move,
                            end=end + move,
                            text=cell.text[verdict.start : end],
                        )
                    )
        return context, found

    @staticmethod
    def _verdicts(reader: SentenceReader, source: str, following: str) -> Iterator[Verdict]:
        words = [
            *check_list_counts(reader, source, following),
            *check_streaks(reader, source),
        ]
        if "word" in reader.kinds:
            words += check_records(reader)
            words += check_superlatives(reader)
            words += check_ranks(reader)
            words += check_doublings(reader)
        words += check_tiers(reader, source)
        yield from words
        yield from check_numbers(reader, [(word.start, word.end) for word in words])


def check_text(text: str, facts: Facts, page: Page) -> tuple[Verdict, ...]:
    """Return the claims of a text in order, each with its verdict; see ``Checker``."""
    return Checker(facts).check(text, page)
