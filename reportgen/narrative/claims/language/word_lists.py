"""Lists of words in one text: Chinese ones stand between spaces, English ones between bars."""

from __future__ import annotations


def between_bars(text: str) -> list[str]:
    """Return the words of a list in its order: ["a total of", "sum"] for "a total of|sum".

    A line break counts as a space, so that a list may be wrapped anywhere.
    """
    return [" ".join(form.split()) for form in text.split("|")]


def counted(words: str) -> dict[str, int]:
    """Return the place of each word between spaces, from 1: {"one": 1, "two": 2} for "one two"."""
    return {word: place for place, word in enumerate(words.split(), start=1)}
