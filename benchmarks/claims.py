"""How right and how fast the prose checker is, on the labelled sentences and their mutants.

    make bench
    python benchmarks/claims.py [--json] [--failures] [FOLDER ...]

FOLDER holds more labelled sentences (``*.yml``, see tests/claims/sentences/README.md). Mutants are
verified sentences with one thing changed that the published figures prove wrong.

precision  contradictions raised that are right; recall  errors found; decided  claims the data can
decide that are decided. Seconds are CPU seconds, medians: of texts of ``LENGTH`` characters by a
checker that has made its dictionary but not seen the text, once with the labelled sentences over
and over (it remembers a sentence it has just judged) and once with hardly a sentence twice; and of
the whole ``reportgen check`` of the example, from the start of the process.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from reportgen.narrative.claims import Checker, Page
from reportgen.periods import year
from tests.claims.labelled import SENTENCES, facts_of_the_project, read_cases
from tests.claims.mutants import make_mutants
from tests.claims.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.claims.labelled import Case
    from tests.claims.scoring import Judged, Score, Share

ROOT = Path(__file__).parent.parent
LENGTH = 200_000
FIGURE = re.compile(r"\d+[.,]\d+|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}")
ROUNDS = 5
COLD_ROUNDS = 3
BARS = {"precision": 0.98, "recall": 0.95, "decided": 0.90}
PAGE = Page(edition="YRD-CII 2024", region="YRD", period=year(2023))
FINDINGS_EXIT = 1


def measures(scored: Score) -> dict[str, Share]:
    return {name: getattr(scored, name) for name in BARS}


def by_language(one: Judged) -> str:
    return one.language


def by_kind(one: Judged) -> str:
    return one.kind


def by_change(one: Judged) -> str:
    return one.case.change


def by_code(one: Judged) -> str:
    """Return the code a claim should have, or the one it was wrongly given."""
    if one.label is not None and one.state == "contradicted":
        return one.label.code
    raised = one.verdict is not None and one.got == "contradicted"
    return one.verdict.code if one.verdict and raised else ""


def by_raised(one: Judged) -> str:
    return one.verdict.code if one.verdict and one.got == "contradicted" else ""


GROUPS: dict[str, dict[str, Callable[[Judged], str]]] = {
    "labelled": {"language": by_language, "kind": by_kind, "code": by_code},
    "mutants": {
        "language": by_language,
        "kind": by_kind,
        "change": by_change,
        "code raised": by_raised,
    },
}


def groups_of(name: str, scored: Score) -> Iterator[tuple[str, str, Score]]:
    """Yield the parts of a set: what they are parted by, the name of each, and its score."""
    yield "all", "", scored
    for group, key in GROUPS[name].items():
        for value in sorted({key(one) for one in scored.judged} - {""}):
            yield group, value, scored.where(lambda one, key=key, value=value: key(one) == value)


def codes_right(scored: Score) -> tuple[int, int]:
    """Return how many errors were given the code of their label, and how many were found."""
    pairs = [(one.label, one.verdict) for one in scored.found if one.label and one.verdict]
    named = [(label.code, verdict.code) for label, verdict in pairs if label.code]
    return sum(deserved == given for deserved, given in named), len(named)


def joined(blocks: Iterable[str]) -> str:
    """Return ``LENGTH`` characters of these blocks, paragraphs apart."""
    size, parts = 0, []
    for block in blocks:
        parts.append(block)
        size += len(block) + 2
        if size >= LENGTH:
            break
    return "\n\n".join(parts)[:LENGTH]


def block_of(case: Case) -> str:
    return f"{case.before}\n{case.text}" if case.before else case.text


def without_repeats(cases: tuple[Case, ...]) -> Iterator[str]:
    """Yield the sentences, their mutants, and the sentences with other digits for ever."""
    yield from map(block_of, (*cases, *make_mutants(cases)))
    random = Random(0)
    for case in itertools.cycle(cases):
        yield FIGURE.sub(lambda found: found[0][:-1] + random.choice("0123456789"), case.text)


def cpu_of(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def speed(cases: tuple[Case, ...]) -> dict[str, float]:
    repeated = joined(map(block_of, itertools.cycle(cases)))
    varied = joined(without_repeats(cases))
    warm = statistics.median(warm_check(repeated) for _ in range(ROUNDS))
    return {
        "characters": LENGTH,
        "warm_seconds": warm,
        "characters_per_second": LENGTH / warm,
        "without_repeats_seconds": statistics.median(warm_check(varied) for _ in range(ROUNDS)),
        "check_example_seconds": statistics.median(cold_check() for _ in range(COLD_ROUNDS)),
    }


def warm_check(text: str) -> float:
    """Return the seconds with a checker that knows its names and data but not yet the text."""
    checker = Checker(facts_of_the_project())
    checker.check("2023年指数为267.57。", PAGE)
    return cpu_of(partial(checker.check, text, PAGE))


def cold_check() -> float:
    """Return the CPU seconds of checking the example in a process of its own."""
    before = os.times()
    command = [sys.executable, "-m", "reportgen", "check", "--quiet", "--no-cache", "-C", str(ROOT)]
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode > FINDINGS_EXIT:
        raise SystemExit(done.stderr)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def as_json(scores: dict[str, Score], seconds: dict[str, float]) -> str:
    rows = [
        {
            "set": name,
            "by": group,
            "name": value,
            **{
                measure: {"part": share.part, "of": share.whole, "share": round(share.value, 4)}
                for measure, share in measures(part).items()
            },
        }
        for name, scored in scores.items()
        for group, value, part in groups_of(name, scored)
    ]
    return json.dumps({"scores": rows, "seconds": seconds}, ensure_ascii=False, indent=1)


def table(lines: list[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shown(share: Share) -> str:
    return f"{share.part}/{share.whole} = {share.value:.3f}" if share.whole else "—"


def print_scores(name: str, scored: Score) -> None:
    rows: list[tuple[str, ...]] = [(name, *BARS), ("---",) * (len(BARS) + 1)]
    for group, value, part in groups_of(name, scored):
        label = f"{group} {value}".strip()
        told = measures(part) if group != "code raised" else {"precision": part.precision}
        rows.append((label, *(shown(told[one]) if one in told else "" for one in BARS)))
    print(table(rows))
    right, found = codes_right(scored)
    if found:
        print(f"\nOf {found} errors found, {right} were given the code of their label.")
    print()


def print_failures(scores: dict[str, Score]) -> None:
    for name, scored in scores.items():
        for measure, share in measures(scored).items():
            for one in share.rest:
                print(f"{name} {measure} {one.case.change} {one}")


def print_seconds(seconds: dict[str, float]) -> None:
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n")
    length, rate = seconds["characters"], seconds["characters_per_second"]
    again = length / seconds["without_repeats_seconds"]
    rows = [
        ("job", "CPU seconds"),
        ("---", "---"),
        (f"{length:,} characters, the labelled sentences over and over ({rate:,.0f} a second)",
         f"{seconds['warm_seconds']:.2f}"),
        (f"{length:,} characters, hardly a sentence twice ({again:,.0f} a second)",
         f"{seconds['without_repeats_seconds']:.2f}"),
        (f"`reportgen check` of the example, cold, median of {COLD_ROUNDS}",
         f"{seconds['check_example_seconds']:.2f}"),
    ]  # fmt: skip
    print(table(rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, help="more labelled sentences")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--failures", action="store_true", help="name every sentence gone wrong")
    said = parser.parse_args()
    cases = read_cases([SENTENCES, *said.folders])
    checker = Checker(facts_of_the_project())
    scores = {
        "labelled": score(checker, cases),
        "mutants": score(checker, make_mutants(cases)),
    }
    seconds = speed(cases)
    if said.json:
        print(as_json(scores, seconds))
        return
    for name, scored in scores.items():
        print_scores(name, scored)
    print_seconds(seconds)
    if said.failures:
        print_failures(scores)


if __name__ == "__main__":
    main()
