"""Which block translates which: by the mark it carries, else by its place between those that do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.translation.blocks import blocks_of
from reportgen.narrative.translation.fallback import originals, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.config.models import Report
    from reportgen.narrative.model import Narrative
    from reportgen.narrative.translation.blocks import Block
    from reportgen.narrative.translation.fallback import Narratives


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A block and its translation; None where there is no such block."""

    original: Block | None = None
    translated: Block | None = None

    @property
    def is_current(self) -> bool:
        """Return whether the translation carries the mark the original has now."""
        both = self.original is not None and self.translated is not None
        return both and self.translated.stamp == self.original.mark  # type: ignore[union-attr]


@dataclass(frozen=True, kw_only=True)
class Translation:
    """A narrative in a further language beside its original, block by block."""

    original: Narrative
    translated: Narrative
    pairs: tuple[Pair, ...]

    @property
    def is_alike(self) -> bool:
        """Return whether every block has its counterpart."""
        return all(pair.original and pair.translated for pair in self.pairs)


def translations(narratives: Narratives, report: Report) -> tuple[Translation, ...]:
    """Return every narrative of a further language that has an original, in order."""
    first = originals(narratives, report)
    return tuple(
        pair_up(first[page_of(one, report)], one)
        for (_, language), one in narratives.items()
        if language != report.languages[0] and page_of(one, report) in first
    )


def pair_up(original: Narrative, translated: Narrative) -> Translation:
    """Return the blocks of two narratives side by side.

    Order:   that of the translation, then the originals nothing translates.
    Missing: a mark that no original has any more goes to the block that stands in its place:
             between the originals of its neighbours, of the same kind, and not yet translated.
    """
    theirs, ours = blocks_of(original), blocks_of(translated)
    chosen = _by_mark(theirs, ours)
    _by_place(theirs, ours, chosen)
    taken = set(chosen.values())
    pairs = [
        Pair(original=theirs[chosen[at]] if at in chosen else None, translated=block)
        for at, block in enumerate(ours)
    ]
    pairs += [Pair(original=one) for at, one in enumerate(theirs) if at not in taken]
    return Translation(original=original, translated=translated, pairs=tuple(pairs))


def _by_mark(theirs: Sequence[Block], ours: Sequence[Block]) -> dict[int, int]:
    """Return which original each block names; of two alike the first that is left."""
    free: dict[str, list[int]] = {}
    for at, block in enumerate(theirs):
        free.setdefault(block.mark, []).append(at)
    return {
        at: free[block.stamp].pop(0)
        for at, block in enumerate(ours)
        if free.get(block.stamp)
    }  # fmt: skip


def _by_place(theirs: Sequence[Block], ours: Sequence[Block], chosen: dict[int, int]) -> None:
    """Add to ``chosen`` the blocks whose original is found by its place alone."""
    taken = set(chosen.values())
    for gap, low, high in _gaps(len(ours), len(theirs), chosen):
        free = [at for at in range(low, high) if at not in taken]
        for at in gap:
            block = ours[at]
            alike = (k for k in free if _is_alike(theirs[k], block))
            found = next(alike, None)
            if found is not None:
                chosen[at] = found
                taken.add(found)
                free = [k for k in free if k > found]


def _is_alike(one: Block, other: Block) -> bool:
    return (one.kind, one.level) == (other.kind, other.level)


def _gaps(
    count: int, originals_count: int, chosen: dict[int, int]
) -> Iterator[tuple[list[int], int, int]]:
    """Yield blocks without an original, with the originals they may have: from, up to."""
    gap: list[int] = []
    low = 0
    known = dict(chosen)
    for at in range(count + 1):
        if at < count and at not in known:
            gap.append(at)
            continue
        high = known[at] if at < count else originals_count
        if gap:
            yield gap, low, high if high >= low else originals_count
            gap = []
        low = high + 1
