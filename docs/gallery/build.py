"""Draw every kind of chart once, in both themes and languages, beside the YAML that makes it.

    make gallery

writes docs/gallery/index.html: one file that can be opened or sent as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reportgen import pipeline
from reportgen.charts import draw_chart
from reportgen.charts.palette import INKS
from reportgen.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.charts import Chart
    from reportgen.facts.store import Facts

HERE = Path(__file__).parent
ASSETS = HERE.parent.parent / "templates" / "assets"
PANELS = (("light", "zh"), ("dark", "zh"), ("light", "en"), ("dark", "en"))
_ENTRY = re.compile(r"((?:^  #.*\n)*)(^  (\w+):\n(?:^    .*\n|^\n)*)", flags=re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One chart on one paper in one language."""

    theme: str
    language: str
    wide: Markup
    narrow: Markup


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One kind: what it is for, the YAML that makes it, and its drawings."""

    kind: str
    purposes: tuple[str, ...]
    yaml: str
    descriptions: tuple[str, ...]
    panels: tuple[Panel, ...]


def gallery_page() -> str:
    """Return the gallery as one HTML file."""
    inputs, findings = pipeline.load(Project(HERE), None)
    if inputs is None or findings:
        raise SystemExit("\n".join(f"{one.code} {one.location}" for one in findings))
    facts = pipeline.compute(inputs)
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(
        entries=list(_entries(facts)),
        papers={theme: _paper(theme) for theme in ("light", "dark")},
        styles=[Markup(_asset(name)) for name in _names("css")],
        scripts=[Markup(_asset(name)) for name in _names("js")],
    )


def _entries(facts: Facts) -> Iterator[Entry]:
    text = (HERE / "content" / "figures.yml").read_text(encoding="utf-8")
    for match in _ENTRY.finditer(text):
        comment, yaml, kind = match.groups()
        drawn = [(theme, lang, _drawn(facts, kind, theme, lang)) for theme, lang in PANELS]
        yield Entry(
            kind=kind,
            purposes=tuple(line.strip().removeprefix("# ") for line in comment.splitlines()),
            yaml=re.sub(r"^  ", "", yaml, flags=re.MULTILINE).rstrip(),
            descriptions=tuple(chart.description for _, _, chart in drawn[::2]),
            panels=tuple(
                Panel(
                    theme=theme,
                    language=language,
                    wide=Markup(chart.svg),
                    narrow=Markup(chart.svg_narrow),
                )
                for theme, language, chart in drawn
            ),
        )


def _drawn(facts: Facts, kind: str, theme: str, language: str) -> Chart:
    figure = facts.config.figures[kind]
    chart, findings = draw_chart(
        f"{kind}-{theme}-{language}", figure, facts.grid(figure), config=facts.config,
        language=language,
    )  # fmt: skip
    if chart is None or findings:
        raise SystemExit("\n".join(f"{one.code} {one.values}" for one in findings))
    return chart


def _paper(theme: str) -> Markup:
    """Return the colours of a theme as custom properties."""
    colours = (f"--chart-{name}: {getattr(ink, theme)};" for name, ink in INKS.items())
    return Markup(" ".join(colours))


def _names(ending: str) -> list[str]:
    return sorted(path.name for path in ASSETS.glob(f"chart*.{ending}"))


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def main() -> None:
    """Write the gallery beside this file."""
    target = HERE / "index.html"
    target.write_text(gallery_page(), encoding="utf-8")
    print(target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target)


if __name__ == "__main__":
    main()
