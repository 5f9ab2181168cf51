"""The reader in C is only taken where it reads what the one in Python reads, place by place."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from reportgen.config import yaml_reader
from reportgen.config.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]
FILES = tuple(
    file
    for folder in ("content", "starter/content", "tests/claims/project/content", "reportgen/codes")
    for file in sorted((ROOT / folder).glob("*.yml"))
)
PIECES = (
    *" \n:-#{}[],&*|>'\"%@`~a1.中?!\t\r\u2028\ufeff\x07", "---\n", "a: ", "  - ", "<<: ", "\\u4e2d",
)  # fmt: skip


def read_by_both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    fast = read_yaml(text, "x.yml")
    with monkeypatch.context() as patch:
        patch.setattr(yaml_reader, "FAST", yaml.SafeLoader)
        return fast, read_yaml(text, "x.yml")


def broken(text: str, random: Random) -> str:
    """Return some lines of a file with a few pieces put in or exchanged."""
    lines = text.split("\n")
    first = random.randrange(len(lines))
    part = "\n".join(lines[first : first + 6])[:200]
    for _ in range(random.randrange(1, 4)):
        at = random.randrange(len(part) + 1)
        part = part[:at] + random.choice(PIECES) + part[at + random.randrange(2) :]
    return part + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_and_what_mistakes_make_of_it_are_read_alike_by_both_readers(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = file.read_text("utf-8")
    random = Random(0)
    for one in (text, *(broken(text, random) for _ in range(40))):
        fast, slow = read_by_both(one, monkeypatch)
        assert fast == slow, one


def test_a_text_too_deep_for_the_reader_in_c_is_left_to_the_one_in_python() -> None:
    for text in ("[" * 200_000 + "\n", "- " * 100_000 + "a\n"):
        value, _, findings = read_yaml(text, "x.yml")
        assert value is None
        assert [finding.code for finding in findings] == ["config/too-deep"]
