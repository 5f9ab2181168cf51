"""Write the documents that come from the program: docs/findings.md from the finding codes.

``make docs`` runs it; a test compares the committed file with what it would write.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from reportgen.findings import catalogue

FINDINGS = Path(__file__).with_name("findings.md")

HEAD = """\
# Findings

Everything the program can tell an author, by code. Written by `make docs` from `reportgen/codes/`;
words in braces are filled in. Errors stop the build, warnings only with `--strict`.
✗ and ✓ are examples.
程序可能告诉作者的每一件事，按代码排列；花括号里的词出现时填入。
error 会停止生成，warning 只在加 `--strict` 时停止生成。✗ 和 ✓ 是例子。
"""


def findings_text() -> str:
    """Return docs/findings.md: every code with its severity, sentences and hints, by area."""
    entries = sorted(catalogue().items())
    parts = [HEAD]
    for area, own in groupby(entries, key=lambda entry: entry[0].split("/")[0]):
        parts.append(f"## {area}\n")
        parts += [_entry_text(code, words) for code, words in own]
    return "\n".join(parts)


def _entry_text(code: str, words: dict[str, str]) -> str:
    lines = [f"### `{code}`", "", f"{words['severity']}", ""]
    for language in ("zh", "en"):
        hint = words.get(f"hint_{language}", "")
        gap = " " if language == "en" and hint else ""
        lines.append(f"- {_shown(words[language])}{gap}{_shown(hint)}")
        lines += [
            f"  - {mark} {_shown(words[f'{key}_{language}'])}"
            for mark, key in (("✗", "wrong"), ("✓", "right"))
            if f"{key}_{language}" in words
        ]
    return "\n".join(lines) + "\n"


def _shown(sentence: str) -> str:
    """Return a sentence with its doubled braces single, and nothing Markdown would swallow."""
    plain = sentence.replace("{{", "{").replace("}}", "}")
    return plain.replace("<", "\\<").replace("*", "\\*").replace("[^", "\\[^")


if __name__ == "__main__":
    FINDINGS.write_text(findings_text(), encoding="utf-8")
