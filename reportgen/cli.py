"""The command line: parse, call one function, print findings, exit."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.terminal import Terminal

_FOLDER = click.option(
    "-C", "--project", "folder", type=click.Path(path_type=Path), default=Path(),
    help="Project folder, or a folder in it. 项目文件夹",
)  # fmt: skip
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON. 输出 JSON")
_REPORTING = (
    _FOLDER,
    click.option("--strict", is_flag=True, help="Warnings fail too. 警告也算失败"),
    _JSON,
    click.option("--format", "form", type=click.Choice(["text", "github"]), default="text",
                 help="Form of the findings. 发现的格式"),
    click.option("--quiet", is_flag=True, help="Only findings and failures. 只报发现"),
    click.option("--verbose", is_flag=True, help="Say what is done. 说明每一步"),
    click.option("--log-file", type=click.Path(path_type=Path, dir_okay=False),
                 help="Also write all messages here. 同时写入日志文件"),
)  # fmt: skip


_VALUES = 100_000
"""How many values are made before memory is looked through for rings that nothing refers to.

A run makes a million values, which live to its end: looking through them all the time finds
nothing and takes a tenth of it.
"""


def _reporting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the commands that check a whole project."""
    for option in reversed(_REPORTING):
        function = option(function)
    return function


_CHOOSING = (
    click.option("--select", metavar="CODE", multiple=True,
                 help="Only these codes, or areas (claim/). 只报这些代码"),
    click.option("--ignore", metavar="CODE", multiple=True,
                 help="Not these codes or areas. 不报这些代码"),
)  # fmt: skip
_ABOUT_TEXTS = (
    click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True)),
    click.option("--text", help="Check this text; - reads standard input. 核对这段文字"),
    click.option("--edition", help="Edition the texts are about. 文字所说的版次"),
    click.option("--region", help="Region they mean by default. 没有写明时所指的区域"),
    click.option("--year", help="Period they mean by default. 没有写明时所指的时期"),
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]),
                 help="Day they were written: 去年, “last year”. 写成的日期"),
    click.option("--comments", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.docx",
                 help="Write FILE.docx with a comment at each wrong number. 写出带批注的副本"),
)  # fmt: skip


def _choosing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose findings."""
    for option in reversed(_CHOOSING):
        function = option(function)
    return function


def _about_texts(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the texts to check and the options about them."""
    for option in reversed(_ABOUT_TEXTS):
        function = option(function)
    return function


def _terminal(options: dict[str, Any]) -> Terminal:
    from reportgen.terminal import Terminal  # noqa: PLC0415

    return Terminal(**options)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportgen")
def commands() -> None:
    """Turn a folder of tables and Markdown into a published annual report.

    把一个放着数据、定义和叙述的文件夹变成可以发布的年度报告。每个数都能查到出处。
    """


@commands.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def init(directory: Path) -> None:
    """Make a small starter project in DIRECTORY. 新建一个小样例项目"""
    from reportgen.starting import start_project  # noqa: PLC0415

    start_project(directory)
    click.echo(f"{directory}: reportgen build -C {directory}")


@commands.command()
@_reporting
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Site folder. 输出文件夹")
@click.option("--no-cache", is_flag=True, help="Make everything again. 不用缓存")
@click.option("--base-url", help="Public address, for absolute links. 网站的公开地址")
@click.option(
    "--article",
    metavar="CHAPTER",
    help="Write one chapter for a CMS or 公众号, no site. 只把一章写成可粘贴的文章",
)
def build(
    folder: Path, output: Path | None, no_cache: bool, base_url: str | None, article: str | None,
    **options: Any,
) -> None:  # fmt: skip
    """Build the site; nothing is replaced when there are errors. 生成网站"""
    from reportgen import pipeline  # noqa: PLC0415
    from reportgen.config.checks import WEB_ADDRESS  # noqa: PLC0415
    from reportgen.project import find_project  # noqa: PLC0415

    if base_url is not None and not WEB_ADDRESS.fullmatch(base_url):
        raise click.BadParameter("https://example.org/report/", param_hint="--base-url")
    terminal = _terminal(options)
    project = find_project(folder)
    if article is not None:
        from reportgen.articles import write_articles  # noqa: PLC0415

        outcome, written = write_articles(
            project, article, folder=output, use_cache=not no_cache, base_url=base_url,
            strict=terminal.strict, progress=terminal.progress,
        )  # fmt: skip
        code = terminal.report(project, outcome)
        for path in written:
            click.echo(path)
        sys.exit(code)
    outcome = pipeline.build(
        project, output=output, use_cache=not no_cache, base_url=base_url,
        strict=terminal.strict, progress=terminal.progress,
    )  # fmt: skip
    sys.exit(terminal.report(project, outcome))


@commands.command()
@_reporting
@_choosing
@_about_texts
@click.option("--no-cache", is_flag=True, help="Make everything again. 不用缓存")
def check(
    folder: Path, no_cache: bool, select: tuple[str, ...], ignore: tuple[str, ...], **options: Any
) -> None:
    """Check the whole project, writing no site; or the numbers in FILES (.md, .txt, .docx).

    检查整个项目，不写网站；或只核对 FILES（.md、.txt、.docx）里的数字。
    """
    from reportgen.checking import Asked, check_texts  # noqa: PLC0415
    from reportgen.code_filter import CodeFilter  # noqa: PLC0415
    from reportgen.project import find_project  # noqa: PLC0415

    asked = Asked(**{name: options.pop(name) for name in Asked.__dataclass_fields__})
    codes = CodeFilter(select=select, ignore=ignore)
    is_project = asked.is_project
    terminal = _terminal(options)
    project = find_project(folder)
    if not is_project:
        sys.exit(check_texts(project, asked, terminal, codes))
    from reportgen import pipeline  # noqa: PLC0415

    outcome = pipeline.check(project, use_cache=not no_cache, progress=terminal.progress)
    sys.exit(terminal.report(project, replace(outcome, findings=codes.told(outcome.findings))))


@commands.command()
@_FOLDER
@_JSON
@click.argument("fact")
def explain(folder: Path, as_json: bool, fact: str) -> None:
    """Explain a number (a binding such as 'cagr("index", since=2018)') or a finding's code.

    说明一个数从哪里来，或一个发现的代码是什么意思。
    """
    from reportgen.explaining import explain as explain_it  # noqa: PLC0415
    from reportgen.project import find_project  # noqa: PLC0415

    sys.exit(explain_it(fact, lambda: find_project(folder), as_json=as_json))


@commands.command()
@_FOLDER
@click.argument("places", nargs=-1, metavar="[FILE[:LINE]]...")
def translated(folder: Path, places: tuple[str, ...]) -> None:
    """Record that translations agree with their originals; without FILE, list where they do not.

    Write into each FILE below content/narrative/ which paragraphs it translates, as they are now;
    with :LINE into the paragraph there only. Compare them first.

    记下译文与原文已经对照一致；不写 FILE 时列出各文件的情况。
    """
    from reportgen.project import find_project  # noqa: PLC0415
    from reportgen.translating import record  # noqa: PLC0415

    sys.exit(record(find_project(folder), places))


@commands.command()
@click.option("--file", "name", help="One file only: report, indicators, … 只要一个文件的")
def schema(name: str | None) -> None:
    """Print the JSON Schema of content/*.yml. 输出各配置文件的 JSON Schema"""
    from reportgen.config.schema import schema_text  # noqa: PLC0415

    click.echo(schema_text(name))


def main() -> None:
    """Run the command line: every way out has an exit code that tells the truth."""
    gc.set_threshold(_VALUES, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("stopped / 已停止", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except Exception as error:  # noqa: BLE001  (the one catch-all: a bug of ours)
        from reportgen.terminal import tell_failure  # noqa: PLC0415

        sys.exit(tell_failure(error))


if __name__ == "__main__":
    main()
