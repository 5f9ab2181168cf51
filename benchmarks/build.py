"""How long the main jobs take, each beside a named peer in the same run.

    make bench

Medians of interleaved runs; the table it prints goes into docs/performance.md.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = 200_000
READ_OURS = (
    "import sys, pathlib, reportgen.pipeline as p; from reportgen.project import Project;"
    "p.load(Project(pathlib.Path(sys.argv[1])), None)"
)
READ_PEER = "import sys, pandas; pandas.read_csv(sys.argv[1] + '/content/data/synthetic.csv')"


def cpu_seconds(*command: str) -> float:
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )


def interleaved(jobs: dict[str, list[str]], rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            taken[name].append(cpu_seconds(*command))
    return {name: statistics.median(values) for name, values in taken.items()}


def synthetic_project(folder: Path) -> Path:
    """Return a project with ``ROWS`` made-up values: 41 regions, 14 years, many indicators."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.rmtree(folder / "content/data")
    (folder / "content/data").mkdir()
    report = (folder / "content/report.yml").read_text(encoding="utf-8")
    (folder / "content/report.yml").write_text(report.split("\ndata:")[0] + "\n", encoding="utf-8")
    regions = (folder / "content/regions.csv").read_text(encoding="utf-8").splitlines()[1:42]
    ids = [line.split(",")[0] for line in regions]
    names = [f"synthetic_{n}" for n in range(ROWS // (41 * 14) + 1)]
    extra = "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    with (folder / "content/indicators.yml").open("a", encoding="utf-8") as file:
        file.write(extra)
    with (folder / "content/data/synthetic.csv").open("w", encoding="utf-8") as file:
        file.write("indicator,region,period,value,source\n")
        for name in names:
            for number, region in enumerate(ids):
                for year in range(2010, 2024):
                    file.write(f"{name},{region},{year},{100 + number + year - 2010}.25,js-stat\n")
    return folder


def main() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "content", folder / "example/content")
        example, large = str(folder / "example"), str(synthetic_project(folder / "large"))
        build = [python, "-m", "reportgen", "build", "--quiet", "-C", example]
        interleaved({"first": build}, 1)
        seconds = interleaved(
            {
                "`reportgen --help`": [python, "-m", "reportgen", "--help"],
                "`import click`": [python, "-c", "import click"],
                "read and check the synthetic values": [python, "-c", READ_OURS, large],
                "`pandas.read_csv` on the same file": [python, "-c", READ_PEER, large],
                "build the example, charts remembered": build,
                "build the example, nothing remembered": [*build, "--no-cache"],
            },
            rounds=3,
        )
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()},")
    print(f"{ROWS:,} synthetic values, {time.strftime('%Y-%m-%d')}\n")
    print("| job | CPU seconds, median of 3 |\n|---|---|")
    for name, value in seconds.items():
        print(f"| {name} | {value:.2f} |")


if __name__ == "__main__":
    main()
