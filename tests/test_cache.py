"""The cache costs at most speed: whatever is wrong with its folder, the result is the same."""

from __future__ import annotations

import pytest

from reportgen.cache import Cache, key_of

KEY = key_of("a")


def entry(folder):
    return folder / KEY[:2] / KEY[2:]


def test_what_was_made_once_is_remembered(tmp_path):
    assert Cache(tmp_path).remember(KEY, lambda: b"one") == b"one"
    assert Cache(tmp_path).remember(KEY, lambda: b"two") == b"one"


@pytest.mark.parametrize("damage", [b"", b"x" * 30, b"0" * 64 + b"one"])
def test_a_damaged_entry_is_made_again(tmp_path, damage):
    Cache(tmp_path).remember(KEY, lambda: b"one")
    entry(tmp_path).write_bytes(damage)
    assert Cache(tmp_path).remember(KEY, lambda: b"two") == b"two"
    assert Cache(tmp_path).remember(KEY, lambda: b"three") == b"two"


@pytest.mark.parametrize("taken", ["", KEY[:2], f"{KEY[:2]}/{KEY[2:]}/x"])
def test_a_folder_that_is_a_file_or_a_file_that_is_a_folder_is_worked_around(tmp_path, taken):
    blocked = tmp_path / "cache" / taken
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_bytes(b"")
    cache = Cache(tmp_path / "cache")
    assert cache.remember(KEY, lambda: b"one") == b"one"
    cache.trim()


def test_a_cache_of_somebody_else_can_be_read(tmp_path, monkeypatch):
    Cache(tmp_path).remember(KEY, lambda: b"one")

    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.utime", refuse)
    assert Cache(tmp_path).remember(KEY, lambda: b"two") == b"one"


def test_an_entry_that_another_build_takes_away_meanwhile_does_not_stop_the_trimming(
    tmp_path, monkeypatch
):
    Cache(tmp_path).remember(KEY, lambda: b"one")
    monkeypatch.setattr("pathlib.Path.is_file", lambda _path: True)
    (tmp_path / "gone").symlink_to("nowhere")
    Cache(tmp_path).trim()


def test_the_entries_unused_for_longest_go_first(tmp_path, monkeypatch):
    import os

    monkeypatch.setattr("reportgen.cache.LARGEST_BYTES", 100)
    cache = Cache(tmp_path)
    for number, name in enumerate("ab"):
        cache.remember(key_of(name), lambda: b"x")
        key = key_of(name)
        os.utime(tmp_path / key[:2] / key[2:], (number, number))
    cache.trim()
    assert cache.remember(key_of("b"), lambda: b"y") == b"x"
    assert cache.remember(key_of("a"), lambda: b"y") == b"y"
