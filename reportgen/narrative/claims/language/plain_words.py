"""Ordinary words of report prose, read from ``words/``; none is a place, an indicator or a name.

What is neither here, nor a cue, nor a name of the project is unknown; a claim whose subject holds
an unknown word is left unchecked.
"""

from __future__ import annotations

from importlib.resources import files

_FILES = {
    "plain": ("plain.zh.txt", "plain.en.txt"),
    "content": ("verbs.zh.txt", "topics.en.txt"),
    "noun": ("things.zh.txt",),
}
"""What a word is in a sentence: see ``Token.kind``."""


def plain_words() -> dict[str, tuple[str, ...]]:
    """Return the words by what they are; in the files ``#`` begins a remark."""
    return {
        kind: tuple(word for name in names for word in _words(name))
        for kind, names in _FILES.items()
    }


def _words(name: str) -> list[str]:
    """Return the words of a file: English ones, which may be several, end with a comma."""
    lines = files(__package__).joinpath("words", name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    words = text.split(",") if name.endswith(".en.txt") else text.split()
    return [word.strip() for word in words if word.strip()]
