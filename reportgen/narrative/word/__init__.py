"""Word documents: read as the page shows them, and given comments; see decision 0017."""

from reportgen.narrative.word.document import Comment, WordText, add_comments, read_word

__all__ = ["Comment", "WordText", "add_comments", "read_word"]
