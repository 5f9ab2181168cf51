"""The flow: content/ → LOAD → VALIDATE → COMPUTE → CHECK → PLOT → RENDER → PUBLISH → site/.

Each step takes values and returns new ones with its findings; only LOAD and PUBLISH touch the disk
(and the cache, which remembers charts). What has an error disables only what depends on it: the
later checks still run, so that an author sees everything at once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.cache import Cache
from reportgen.charts.draw_all import draw_all
from reportgen.config.checks import sound_part
from reportgen.config.load import load_config
from reportgen.data.vocabulary import UNREADABLE
from reportgen.facts.grid_checks import check_grids
from reportgen.facts.revision_checks import check_revisions
from reportgen.facts.rows import COLUMNS, observations_of
from reportgen.facts.store import Facts, build_facts
from reportgen.facts.tiering import check_tier_rules
from reportgen.findings import Finding, errors, ordered
from reportgen.narrative.check import check_narrative
from reportgen.narrative.claims.report import ClaimReport
from reportgen.narrative.claims.text_checker import check_claims
from reportgen.narrative.displays import number_displays
from reportgen.narrative.files import read_narratives
from reportgen.narrative.translation.checks import check_translations
from reportgen.narrative.translation.fallback import narratives_in
from reportgen.pages.check_page import check_page
from reportgen.pages.own_templates import check_own_templates
from reportgen.pages.release import released
from reportgen.pages.site import (
    Site,
    assets,
    check_contents,
    render_downloads,
    render_pages,
    render_site_files,
)
from reportgen.publish import writer
from reportgen.publish.artifacts import Artifact, artifact_of, artifact_of_page
from reportgen.publish.problems import Sources
from reportgen.publish.verify import check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.charts import Chart
    from reportgen.config.project_config import Config
    from reportgen.narrative.displays import Numbering
    from reportgen.narrative.model import Narrative
    from reportgen.project import Project

    Progress = Callable[[str, int, int], None]
    Narratives = Mapping[tuple[str, str], Narrative]
    Charts = Mapping[tuple[str, str], Chart]


def _silent(_stage: str, _done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run came to; ``site`` is the folder published, None when nothing was."""

    findings: tuple[Finding, ...]
    claims: ClaimReport = field(default_factory=ClaimReport)
    language: str = "zh"
    pages: int = 0
    charts: int = 0
    site: Path | None = None
    wants_site: bool = False
    mended: bool = False


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything an author wrote, read and typed; ``columns`` hold the observations as text.

    ``sound`` is the configuration without figures and tables that have a mistake.
    """

    config: Config
    sound: Config
    columns: Mapping[str, list[object]]
    narratives: Narratives


@dataclass(frozen=True, kw_only=True)
class Made:
    """A site that could be published, still in memory; ``site`` is None where nothing was read."""

    findings: tuple[Finding, ...]
    claims: ClaimReport = field(default_factory=ClaimReport)
    artifacts: tuple[Artifact, ...] = ()
    charts: int = 0
    site: Site | None = None


def build(
    project: Project,
    *,
    output: Path | None = None,
    use_cache: bool = True,
    base_url: str | None = None,
    strict: bool = False,
    progress: Progress = _silent,
) -> Outcome:
    """Build and publish the site; with errors (or warnings, if ``strict``) publish nothing."""
    target = Path(os.path.abspath(output or project.output))  # noqa: PTH100  (``..`` and all)
    if os.path.islink(target):  # noqa: PTH114  (pathlib raises where nobody may look)
        target = Path(os.path.realpath(target))  # the folder is replaced, not the link to it
    with writer.build_lock(project):
        mended = writer.mend(project)
        writer.check_output(project, target)
        made = make(project, use_cache=use_cache, base_url=base_url, progress=progress)
        if made.site is not None:
            page = check_page(made.site, made.claims, project.own_templates)
            writer.write_apart(page, project.check_page)
        if errors(made.findings) or (strict and made.findings):
            return outcome_of(made, wants_site=True, mended=mended)
        publish(project, made, target, progress)
        return outcome_of(made, site=target, wants_site=True, mended=mended)


def check(project: Project, *, use_cache: bool = True, progress: Progress = _silent) -> Outcome:
    """Do everything but publish, and of the pages made from data alone render one of each kind."""
    return outcome_of(make(project, use_cache=use_cache, only_written=True, progress=progress))


def make(
    project: Project,
    *,
    use_cache: bool = True,
    base_url: str | None = None,
    only_written: bool = False,
    progress: Progress = _silent,
) -> Made:
    """Return the site of a project in memory, with every finding of every step."""
    progress("load", 0, 1)
    inputs, found = load(project, base_url)
    if inputs is None:
        return Made(findings=ordered(found))
    facts = compute(inputs)
    progress("check", 0, 1)
    numbering, claims, prose_findings = check_narratives(project, inputs, facts)
    cache = Cache(project.state / "cache" if use_cache else None)
    charts, chart_findings = plot(facts, cache, progress)
    site = Site(
        config=inputs.sound,
        facts=facts,
        narratives=inputs.narratives,
        numbering=numbering,
        chart=lambda figure, language: charts.get((figure, language)),
        version=__version__,
        root=project.root,
        cache=cache,
    )
    artifacts, page_findings = render(project, site, progress, only_written=only_written)
    values = (*check_grids(facts), *check_revisions(facts))
    told = (*found, *values, *prose_findings, *chart_findings, *page_findings)
    if not errors(told):  # links lead nowhere as a consequence of most other mistakes
        told = (*told, *_check_pages(project, site, artifacts))
    return Made(
        findings=ordered(told),
        claims=claims,
        artifacts=artifacts,
        charts=len(charts),
        site=site,
    )


def load(project: Project, base_url: str | None) -> tuple[Inputs | None, tuple[Finding, ...]]:
    """LOAD and VALIDATE: read every file of the project and check what it says."""
    from reportgen.data.checks import check_observations  # noqa: PLC0415  (pandas: 2 s)
    from reportgen.data.observations import read_observations  # noqa: PLC0415

    config, findings = load_config(project.content)
    sound = sound_part(config) if config is not None else None
    if config is None or sound is None:
        return None, findings
    if base_url is not None:
        sound = replace(sound, report=sound.report.model_copy(update={"site_url": base_url}))
    observations, unread = read_observations(project.content, config)
    narratives, unwritten = read_narratives(project.content, config)
    doubts = (*check_tier_rules(sound), *check_observations(observations, config))
    columns = {name: observations.frame[name].tolist() for name in COLUMNS}
    inputs = Inputs(config=config, sound=sound, columns=columns, narratives=narratives)
    return inputs, (*findings, *unread, *unwritten, *doubts)


def compute(inputs: Inputs) -> Facts:
    """COMPUTE: from observations to facts; what is asked of them is derived when it is asked."""
    return build_facts(inputs.sound, observations_of(inputs.columns))


def check_narratives(
    project: Project, inputs: Inputs, facts: Facts
) -> tuple[Mapping[str, Numbering], ClaimReport, tuple[Finding, ...]]:
    """CHECK NARRATIVE: answer every binding, judge every claim, number figures and tables."""
    numbering: dict[str, Numbering] = {}
    findings: list[Finding] = []
    for language in inputs.config.report.languages:
        shown = narratives_in(language, inputs.narratives, inputs.config.report).values()
        numbering[language], found = number_displays(shown, inputs.config)
        # What the original places and a translation does not is told by the translation's checks.
        is_first = language == inputs.config.report.languages[0]
        findings += [f for f in found if is_first or f.code != "ref/never-placed"]
        for text in (text for text in shown if text.language == language):
            told = check_narrative(text, facts, has_file=project.has_file)
            # A cell that could not be read has its own finding; what needs it has no second one.
            findings += [f for f in told if f.values.get("status") != UNREADABLE]
    claims = check_claims(inputs.narratives.values(), facts)
    findings += check_translations(inputs.narratives, inputs.config.report, claims)
    return numbering, claims, (*findings, *claims.findings)


def plot(facts: Facts, cache: Cache, progress: Progress) -> tuple[Charts, tuple[Finding, ...]]:
    """PLOT: every figure in every language, remembered by what it was drawn from."""
    drawn = draw_all(facts, cache, partial(progress, "plot"))
    cache.trim()
    return drawn


def render(
    project: Project, site: Site, progress: Progress, *, only_written: bool = False
) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """RENDER: every page and file of the site; templates with mistakes become findings."""
    templates = project.own_templates
    findings = list(check_own_templates(templates)) if templates else []
    own_mistakes = bool(findings)
    findings += check_contents(site)
    templates = None if own_mistakes else templates
    artifacts = [artifact_of(path, data) for path, data in assets(site, templates)]
    for language in site.config.report.languages:
        pages = render_pages(site, language, templates, only_written=only_written)
        for number, page in enumerate(pages, start=1):
            progress("render", number, number)
            findings += page.findings
            artifacts.append(artifact_of_page(page))
        files = render_downloads(site, language)
        artifacts += [Artifact(path=file.path, make=file.make) for file in files]
    files = render_site_files(site)
    artifacts += [Artifact(path=file.path, make=file.make) for file in files]
    return tuple(artifacts), tuple(findings)


def _check_pages(
    project: Project, site: Site, artifacts: tuple[Artifact, ...]
) -> tuple[Finding, ...]:
    """Return what is wrong with the finished pages, at the line of the author's files it is in."""
    return check_site(
        artifacts,
        Sources(read=cache(project.text_of), templates=project.own_template_files),
        site_url=site.config.report.site_url or "",
        released=released(next(iter(site.publications.values()))),
    )


def publish(project: Project, made: Made, output: Path, progress: Progress) -> None:
    """PUBLISH: stage the site beside the old one, then swap the two."""
    writer.stage(
        made.artifacts,
        output,
        report=made.site.config.report.id if made.site else "",
        version=__version__,
        progress=partial(progress, "write"),
    )
    writer.swap(project, output)


def outcome_of(
    made: Made, *, site: Path | None = None, wants_site: bool = False, mended: bool = False
) -> Outcome:
    """Return what a run came to."""
    return Outcome(
        findings=made.findings,
        claims=made.claims,
        language=made.site.config.report.language if made.site else "zh",
        pages=sum(a.is_rendered and a.path.endswith(".html") for a in made.artifacts),
        charts=made.charts,
        site=site,
        wants_site=wants_site,
        mended=mended,
    )
