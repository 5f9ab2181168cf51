"""The labelled sentences are a sound measure: complete, consistent, and about data that load."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import pipeline
from reportgen.config.load import load_config
from reportgen.findings import errors
from reportgen.project import Project

HERE = Path(__file__).parent
PROJECT = HERE / "project"
FILES = sorted((HERE / "sentences").glob("*.yml"))

STATES = {"verified", "contradicted", "ambiguous", "unchecked"}
KINDS = {
    *("level", "yoy", "cagr", "since", "multiple", "increase", "doubling"),
    *("points", "points_per_year", "share", "rank", "rank_change", "tier", "superlative"),
    *("streak", "turning_point", "part_sum", "list_count", "respectively", "difference"),
}
WARNING = "claim/hidden-fall"
CODES = {
    *("claim/value-mismatch", "claim/decimal-point-lost", "claim/unit-scale", "claim/wrong-year"),
    *("claim/wrong-region", "claim/wrong-edition", "claim/growth-mismatch"),
    *("claim/interval-count", "claim/multiple-wording", "claim/points-not-percent"),
    *("claim/share-mismatch", "claim/sum-mismatch", "claim/list-count", "claim/rank-mismatch"),
    *("claim/tier-mismatch", "claim/tier-unknown", "claim/superlative"),
    *("claim/respectively-count", "claim/qualifier", "claim/cross-edition"),
    WARNING,
}
WITHOUT_TRUE_VALUE = {"claim/cross-edition"}
SENTENCE_KEYS = {"id", "text", "page", "before", "why", "claims"}
CLAIM_KEYS = {"text", "occurrence", "kind", "state", "code", "expected"}
PAGE_KEYS = {"edition", "region", "year", "date"}

Entry = dict[str, Any]


def entries_of(file: Path) -> list[Entry]:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


SENTENCES = [entry for file in FILES for entry in entries_of(file)]
CLAIMS = [(entry, claim) for entry in SENTENCES for claim in entry["claims"]]


def is_contradicted(entry: Entry) -> bool:
    return any(claim["state"] == "contradicted" for claim in entry["claims"])


def is_chinese(entry: Entry) -> bool:
    return re.search(r"[\u4e00-\u9fff]", entry["text"]) is not None


def places(text: str, part: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(part, at)]


def span(entry: Entry, claim: Entry) -> tuple[int, int]:
    start = places(entry["text"], claim["text"])[claim.get("occurrence", 1) - 1]
    return start, start + len(claim["text"])


def test_the_project_loads_without_a_finding():
    inputs, findings = pipeline.load(Project(PROJECT), None)
    assert inputs is not None
    assert errors(findings) == ()
    assert [(finding.code, finding.path, finding.line) for finding in findings] == []


def test_the_set_is_large_and_speaks_both_languages():
    chinese = sum(is_chinese(entry) for entry in SENTENCES)
    assert len(SENTENCES) >= 450
    assert 0.6 <= chinese / len(SENTENCES) <= 0.75


def test_a_third_of_the_sentences_is_clean_and_many_of_them_look_dangerous():
    clean = [entry for entry in SENTENCES if not is_contradicted(entry)]
    assert len(clean) >= len(SENTENCES) / 3
    dangerous = [entry for entry in clean if entry["id"].startswith("clean-")]
    assert len(dangerous) >= 150
    assert sum(not entry["claims"] for entry in dangerous) >= 90


@pytest.mark.parametrize("file", [file for file in FILES if file.stem.startswith("clean_")])
def test_a_clean_file_contradicts_nothing(file):
    assert [entry["id"] for entry in entries_of(file) if is_contradicted(entry)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_ids_of_a_file_are_its_name_and_a_running_number(file):
    name = file.stem.replace("_", "-")
    count = len(entries_of(file))
    expected = [f"{name}-{number:03d}" for number in range(1, count + 1)]
    assert [entry["id"] for entry in entries_of(file)] == expected


def test_ids_and_readings_are_unique():
    assert [name for name, n in Counter(entry["id"] for entry in SENTENCES).items() if n > 1] == []
    readings = Counter(
        (entry["text"], entry.get("before"), str(entry.get("page"))) for entry in SENTENCES
    )
    assert [reading for reading, n in readings.items() if n > 1] == []


def test_only_known_keys_kinds_states_and_codes_occur():
    for entry in SENTENCES:
        assert set(entry) <= SENTENCE_KEYS, entry["id"]
        assert set(entry.get("page", {})) <= PAGE_KEYS, entry["id"]
    for entry, claim in CLAIMS:
        assert set(claim) <= CLAIM_KEYS, entry["id"]
        assert claim["kind"] in KINDS, entry["id"]
        assert claim["state"] in STATES, entry["id"]
        assert claim.get("code", WARNING) in CODES, entry["id"]


def test_every_text_is_a_text():
    for entry, claim in CLAIMS:
        assert isinstance(claim["text"], str), entry["id"]
        assert isinstance(claim.get("expected", ""), str), entry["id"]


def test_every_claim_stands_in_its_sentence_at_a_stated_place():
    for entry, claim in CLAIMS:
        found = len(places(entry["text"], claim["text"]))
        assert 1 <= claim.get("occurrence", 1) <= found, (entry["id"], claim["text"])


def test_no_two_claims_of_a_sentence_overlap():
    for entry in SENTENCES:
        spans = sorted(span(entry, claim) for claim in entry["claims"])
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, entry["id"]


def test_a_contradiction_has_a_code_and_a_true_value_and_nothing_else_has_but_a_warning():
    for entry, claim in CLAIMS:
        code = claim.get("code")
        if claim["state"] == "contradicted":
            assert code in CODES - {WARNING}, entry["id"]
            assert claim.get("expected") or code in WITHOUT_TRUE_VALUE, entry["id"]
            assert claim.get("expected") != claim["text"], entry["id"]
        else:
            assert code is None or (code == WARNING and claim["state"] == "verified"), entry["id"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_occurs_at_least_eight_times(code):
    assert sum(claim.get("code") == code for _, claim in CLAIMS) >= 8


def test_every_kind_and_every_state_occurs():
    assert {claim["kind"] for _, claim in CLAIMS} == KINDS
    assert {claim["state"] for _, claim in CLAIMS} == STATES


def test_pages_name_editions_and_regions_of_the_project():
    config, _ = load_config(PROJECT / "content")
    assert config is not None
    for entry in SENTENCES:
        page = entry.get("page", {})
        assert page.get("edition", "YRD-CII 2024") in config.editions, entry["id"]
        assert page.get("region", "YRD") in config.regions, entry["id"]
