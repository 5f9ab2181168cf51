"""The template environment: where templates come from, and what is told when one breaks."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.findings import Finding, Location
from reportgen.pages.languages import words_in
from reportgen.project import packaged

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGED_PREFIX = "reportgen"
_BROKEN = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def packaged_templates() -> Path:
    """Return the folder of the program's own templates."""
    return packaged("templates")


class Compiled(jinja2.BytecodeCache):
    """Templates as compiled, so that the second language of a site compiles none again."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill in what is known; Jinja2 compares it with the text of the template."""
        known = self._known.get(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Remember a template."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = Compiled()


class Templates(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way for our own frozen values: they are what pages are made of."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether a template may read an attribute; never one that begins with ``_``."""
        if type(obj).__module__.startswith("reportgen.pages.") and not attr.startswith("_"):
            return True
        return super().is_safe_attribute(obj, attr, value)


def environment(language: str, own: Path | None = None) -> Templates:
    """Return the environment of one language.

    A template of the project's own folder stands before the packaged one of the same name, which
    stays reachable as ``reportgen/<name>``.
    """
    ours = jinja2.FileSystemLoader(packaged_templates())
    first = [jinja2.FileSystemLoader(own)] if own is not None else []
    made = Templates(
        loader=jinja2.ChoiceLoader([*first, ours, jinja2.PrefixLoader({PACKAGED_PREFIX: ours})]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    words = words_in(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True
    )
    return made


def render_or_tell(
    make: Callable[[], str], template: str, own: Path | None
) -> tuple[str, Finding | None]:
    """Return the text ``make`` renders, or an empty text and what is wrong with a template.

    Raises: what ``make`` raises outside any template: that is a mistake of ours.
    """
    try:
        return make(), None
    except _BROKEN as error:
        unread = _not_utf_8(own) if isinstance(error, UnicodeDecodeError) else None
        if unread is not None:
            values = {"problem": str(error), "template": unread.path}
            return "", Finding(code="template/not-utf-8", location=unread, values=values)
        place = _place_of(error, own)
        # Half a character can only come from a project's own template, whichever it is.
        is_theirs = isinstance(error, jinja2.TemplateError) or (
            isinstance(error, UnicodeEncodeError) and own is not None
        )
        if place is None and not is_theirs:
            raise
        location = place or Location(path=f"templates/{template}")
        return "", Finding(
            code=_code_of(error),
            location=location,
            values={"problem": _problem(error), "template": location.path},
        )


def _not_utf_8(own: Path | None) -> Location | None:
    """Return the first template of the project that is not UTF-8."""
    for path in sorted(own.rglob("*.html")) if own is not None else ():
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            return _location(path, 0, own)
    return None


def _code_of(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return "template/not-found"
    if isinstance(error, jinja2.UndefinedError):
        return "template/undefined"
    return "template/error"


def _problem(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return str(error.name or "")
    text = str(error).split("\n", 1)[0]
    return text or type(error).__name__


def _place_of(error: Exception, own: Path | None) -> Location | None:
    """Return the deepest template line on the way to ``error``, the project's own first."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        return _location(Path(error.filename), error.lineno, own)
    frames = [
        (Path(frame.filename), frame.lineno or 0)
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    ]
    folders = [own] if own is not None else []
    for folder in (*folders, packaged_templates()):
        for path, line in frames:
            if path.is_relative_to(folder):
                return _location(path, line, own)
    return None


def _location(path: Path, line: int, own: Path | None) -> Location:
    for folder, shown in ((own, "templates"), (packaged_templates(), PACKAGED_PREFIX)):
        if folder is not None and path.is_relative_to(folder):
            return Location(path=f"{shown}/{path.relative_to(folder).as_posix()}", line=line)
    return Location(path=path.name, line=line)
