"""The bytes of data files, and the text of those that are CSV."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from pathlib import Path

DATA_FOLDER = "data"
READ_SUFFIXES = (".csv", ".xlsx")
TABLE_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".tab", ".txt", ".et", ".numbers")
"""Files that look like data somebody meant to be read."""

MOST_BYTES = 200 * 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, kw_only=True)
class DataBytes:
    """The content of one data file; ``path`` is relative to the project."""

    path: str
    content: bytes


def project_path(root: Path, relative: str) -> str:
    """Return the path of a file below the content folder as findings print it."""
    parts = [part for part in relative.replace("\\", "/").split("/") if part not in {"", "."}]
    return "/".join([root.name, *parts])


def list_data_files(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the ``.csv`` and ``.xlsx`` files below ``content/data``, sorted, relative to root.

    Files of other table formats are a warning each; hidden files and Excel's lock files are not.
    """
    folder = root / DATA_FOLDER
    paths = sorted(path.relative_to(root).as_posix() for path in folder.rglob("*"))
    visible = [p for p in paths if not any(s.startswith((".", "~$")) for s in p.split("/"))]
    unread = tuple(
        Finding(
            code="data/unread-file",
            location=Location(path=project_path(root, path)),
            values={"file": path},
        )
        for path in visible
        if path.lower().endswith(TABLE_SUFFIXES)
    )
    return tuple(path for path in visible if path.lower().endswith(READ_SUFFIXES)), unread


def read_data_bytes(
    root: Path, relative: str, asked_at: Location | None = None
) -> tuple[DataBytes | None, tuple[Finding, ...]]:
    """Return the bytes of a data file below the content folder ``root``.

    ``asked_at`` is where the configuration names the file, if it does.
    Missing: None with a finding when the file is not there, is not a plain file, leaves the
             content folder (also through a link), cannot be read, or is above 200 MB.
    """
    path = project_path(root, relative)
    try:
        target = (root / relative).resolve()
        inside = target.is_relative_to(root.resolve())
        if inside and not target.is_file():
            suggestion = _similar_files(root, relative)
            return None, _told("data/file-missing", path, asked_at, suggestion=suggestion)
        size = target.stat().st_size if inside else 0
        if inside and size <= MOST_BYTES:
            return DataBytes(path=path, content=target.read_bytes()), ()
    except (OSError, ValueError, RuntimeError) as error:
        # ValueError: a NUL in the name; RuntimeError: a loop of links on Python 3.11 and 3.12.
        return None, _told("data/file-unreadable", path, asked_at, reason=_reason(error))
    if not inside:
        return None, _told("data/outside-project", path, asked_at, folder=root.name)
    megabytes = {"size": str(size // 1024**2), "limit": str(MOST_BYTES // 1024**2)}
    return None, _told("data/too-large", path, None, **megabytes)


def decode(file: DataBytes) -> tuple[str | None, tuple[Finding, ...]]:
    r"""Return the text of a CSV file with ``\n`` line ends, and what is wrong with its bytes.

    UTF-8 with or without byte order mark, else GB18030 as Chinese Excel saves it.
    Missing: None with a finding for an empty file, UTF-16, NUL bytes and any other encoding.
    """
    content = file.content
    marked = len(BYTE_ORDER_MARK) if content.startswith(BYTE_ORDER_MARK) else 0
    if content.startswith(WIDE_MARKS):
        return None, _told("data/utf16", file.path, None)
    if not content[marked:].strip():
        return None, _told("data/empty-file", file.path, None)
    if (nul := content.find(b"\0")) >= 0:
        place = _place_of_byte(file, nul)
        return None, (Finding(code="data/nul-bytes", location=place, values={"byte": str(nul)}),)
    try:
        text = content[marked:].decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_chinese(file, error.start + marked)
    return _with_plain_line_ends(text), ()


def _decode_chinese(file: DataBytes, bad_byte: int) -> tuple[str | None, tuple[Finding, ...]]:
    """Return GB18030 text, unless the file is UTF-8 with a few broken bytes.

    GB18030 reads nearly everything: a UTF-8 file with one broken byte would come out as other
    characters. So the encoding in which most of the text makes sense is taken.
    """
    as_utf8 = file.content.decode("utf-8", "replace")
    broken = as_utf8.count("�")
    beyond_ascii = len(as_utf8) - len(as_utf8.encode("ascii", "ignore"))
    if beyond_ascii - broken < broken:
        try:
            return _with_plain_line_ends(file.content.decode("gb18030")), ()
        except UnicodeDecodeError as error:
            bad_byte = error.start
    finding = Finding(
        code="data/encoding",
        location=_place_of_byte(file, bad_byte),
        values={"byte": str(bad_byte), "found": f"0x{file.content[bad_byte]:02X}"},
    )
    return None, (finding,)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place_of_byte(file: DataBytes, offset: int) -> Location:
    start = file.content.rfind(b"\n", 0, offset) + 1
    before = file.content[start:offset].removeprefix(BYTE_ORDER_MARK)
    column = len(before.decode("utf-8", "replace")) + 1
    line = file.content.count(b"\n", 0, offset) + 1
    return Location(path=file.path, line=line, column=column, end_column=column + 1)


def _told(code: str, path: str, asked_at: Location | None, **values: str) -> tuple[Finding, ...]:
    location = asked_at if asked_at and asked_at.path else Location(path=path)
    return (Finding(code=code, location=location, values={"file": path, **values}),)


def _similar_files(root: Path, relative: str) -> str:
    known, _ = list_data_files(root)
    return ", ".join(get_close_matches(relative, known, n=3, cutoff=0.5) or known[:5])


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
