"""The data package, the archive of the edition, and the page that offers them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import PurePosixPath

import pytest

from reportgen import pipeline
from reportgen.pages.downloads import catalogue
from reportgen.pages.downloads.loading import TEXT_COLUMNS, python_line
from tests.pages.conftest import FILES, made, write_project

VALIDATE = """
import sys
from frictionless import validate
report = validate(sys.argv[1])
print(report.flatten(["name", "rowNumber", "fieldName", "type", "note"]))
sys.exit(0 if report.valid else 1)
"""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(scope="module")
def package(small_site):
    return json.loads(small_site["2023/datapackage.json"])


@pytest.fixture(scope="module")
def archive(small_site):
    with zipfile.ZipFile(io.BytesIO(small_site["2023/data/small-2023.zip"])) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


# The data package ---------------------------------------------------------------------------------


def test_frictionless_finds_the_package_and_every_row_valid(small_site, tmp_path):
    for path, data in small_site.items():
        if path.endswith((".csv", ".json")):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
    # In a process of its own: importing it warns.
    done = subprocess.run(
        [sys.executable, "-c", VALIDATE, "2023/datapackage.json"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_lists_every_csv_with_its_size_and_hash(small_site, package):
    csvs = {p.removeprefix("2023/") for p in small_site if p.endswith(".csv")}
    assert {resource["path"] for resource in package["resources"]} == csvs
    for resource in package["resources"]:
        data = small_site[f"2023/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data)}")


def test_the_package_says_version_sources_and_languages(package):
    assert (package["name"], package["version"]) == ("small-2023", "S 2023")
    assert package["title"] == "小报告 / Small report"
    assert package["languages"] == ["zh-CN", "en"]
    assert {"title": "《日报》 / Daily", "path": "https://example.org/a?b=1&c=2"} in package[
        "sources"
    ]


def test_every_field_is_described_in_both_languages(small_site, package):
    schema = json.loads(small_site["2023/data/observations.schema.json"])
    value = next(field for field in schema["fields"] if field["name"] == "value")
    assert value["type"] == "number"
    assert re.search(r"[\u4e00-\u9fff].* / [A-Z]", value["description"])
    assert schema["missingValues"] == [""]
    status = next(field for field in schema["fields"] if field["name"] == "status")
    assert "confidential" not in status["constraints"]["enum"]


def test_a_licence_is_named_in_the_package_and_in_every_cover(tmp_path):
    report = (
        FILES["report.yml"]
        + "licence: {zh: 署名 4.0, en: CC BY 4.0}\nlicence_url: https://example.org/by/4.0/\n"
    )
    files = {a.path: a for a in made(tmp_path, **{"content/report.yml": report}).artifacts}
    package = json.loads(files["2023/datapackage.json"].make())
    assert package["licenses"] == [
        {"title": "署名 4.0 / CC BY 4.0", "path": "https://example.org/by/4.0/"}
    ]
    book = zipfile.ZipFile(io.BytesIO(files["2023/en/data/tables/cities.xlsx"].make()))
    assert "CC BY 4.0 https://example.org/by/4.0/" in book.read("xl/sharedStrings.xml").decode()
    assert "CC BY 4.0" in files["2023/licence.txt"].make().decode()


# The archive --------------------------------------------------------------------------------------


def test_the_archive_holds_all_csv_the_workbooks_and_what_goes_with_them(small_site, archive):
    wanted = {p.removeprefix("2023/") for p in small_site if p.endswith(".csv")}
    wanted |= {"data/small-2023-zh.xlsx", "data/small-2023-en.xlsx", "datapackage.json", "data/observations.schema.json", "licence.txt",
               "citation.txt", "citation.bib", "citation.ris", "sha256sums.txt",
               "readme-zh.txt", "readme-en.txt"}  # fmt: skip
    assert {name.removeprefix("small-2023/") for name in archive} == wanted
    for name, data in archive.items():
        assert re.fullmatch(r"small-2023/[a-z0-9][a-z0-9._/-]*", name)
        own = name.removeprefix("small-2023/")
        if f"2023/{own}" in small_site and own != "sha256sums.txt":
            assert small_site[f"2023/{own}"] == data


def test_every_file_of_the_package_is_where_the_package_says_in_the_archive_too(archive, package):
    for resource in package["resources"]:
        assert f"small-2023/{resource['path']}" in archive
        if isinstance(resource["schema"], str):
            assert f"small-2023/{resource['schema']}" in archive


@pytest.mark.parametrize("where", ["site", "archive"])
def test_the_checksums_are_right(small_site, archive, where):
    folder, files = ("2023/", small_site) if where == "site" else ("small-2023/", archive)
    lines = files[f"{folder}sha256sums.txt"].decode("ascii").splitlines()
    assert len(lines) > 10
    for line in lines:
        digest, path = line.split("  ")
        assert digest == sha256(files[folder + path])


def test_the_readme_is_in_both_languages_and_tells_files_loading_licence_and_citation(archive):
    chinese, english = (archive[f"small-2023/readme-{code}.txt"].decode() for code in ("zh", "en"))
    for text in (chinese, english):
        assert "data/indicators/" in text
        assert python_line("data/small-2023-long.csv") in text
    assert "small-2023-zh.xlsx" in chinese
    assert "small-2023-en.xlsx" in english
    assert "引用格式" in chinese
    assert "小报告[R]. 2023." in chinese
    assert "How to cite" in english
    assert not re.search(r"[\u4e00-\u9fff]", english.replace("引用日期", "").replace("中文", ""))


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_a_report_in_one_language_has_a_readme_in_both(tmp_path, language, other):
    report = FILES["report.yml"].replace("languages: [zh, en]", f"languages: [{language}]")
    files = {a.path: a for a in made(tmp_path, **{"content/report.yml": report}).artifacts}
    assert f"2023/data/small-2023-{language}.xlsx" in files
    assert not [path for path in files if "/en/" in path or path.endswith(f"-{other}.xlsx")]
    with zipfile.ZipFile(io.BytesIO(files["2023/data/small-2023.zip"].make())) as file:
        assert {"small-2023/readme-zh.txt", "small-2023/readme-en.txt"} <= set(file.namelist())
    package = json.loads(files["2023/datapackage.json"].make())
    title = {"zh": "小报告", "en": "Small report"}[language]
    assert package["title"] == title


def test_a_report_without_a_value_has_no_files_of_an_edition(tmp_path):
    empty = {"content/data/numbers.csv": "indicator,region,period,value\n",
             "content/data/flows.csv": "indicator,origin,destination,period,value\n"}  # fmt: skip
    files = {a.path: a for a in made(tmp_path, **empty).artifacts}
    assert not [path for path in files if path.endswith((".zip", ".json"))]
    assert "2023/data/index.html" not in files
    assert all(file.make() for file in files.values())


def test_two_builds_give_the_same_bytes(small_site, tmp_path):
    again = {a.path: a.make() for a in made(tmp_path).artifacts}
    assert again == small_site


# The page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_page_tells_size_and_hash_of_every_file_it_offers(small_site, pages, language):
    path = f"2023/{language}data/index.html"
    page = pages[path]
    for link in [a["href"] for a in page.all("a") if "download" in a]:
        target = PurePosixPath(path).parent / link
        data = small_site[str(PurePosixPath(*_normal(target)))]
        if link.endswith((".csv", ".xlsx", ".zip")):
            assert sha256(data) in page.text, link
    assert "\ue000" not in "".join(p.html for p in pages.values())


def _normal(path: PurePosixPath) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return parts


def test_figures_tables_and_indicators_offer_both_formats_where_they_are_shown(pages):
    chapter = pages["2023/chapters/progress/index.html"].html
    assert 'href="../../data/tables/cities.xlsx" download>XLSX</a>' in chapter
    assert 'href="../../data/tables/cities.csv" download>CSV</a>' in chapter
    indicator = pages["2023/en/indicators/index/index.html"].html
    assert 'href="../../data/indicators/index.xlsx" download>XLSX</a>' in indicator


def test_the_line_for_python_reads_the_table_as_it_is(small_site, tmp_path, monkeypatch):
    (tmp_path / "values.csv").write_bytes(small_site["2023/data/small-2023-long.csv"])
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(python_line("values.csv"), names)
    values = names["values"]
    assert values.columns[0] == "indicator"
    assert values["value"].dtype == float
    assert {type(code) for code in values["region"]} == {str}
    assert values.loc[values["edition"] == "S 2022", "value"].tolist() == [104.0]
    assert set(TEXT_COLUMNS) <= set(values.columns)


def test_checking_makes_no_workbook_no_archive_and_no_table(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("made while only checking")

    for name in ("workbook_bytes", "archive_bytes", "package_bytes", "table_csv", "checksums"):
        monkeypatch.setattr(catalogue, name, refuse)
    outcome = pipeline.check(write_project(tmp_path, {}), use_cache=False)
    assert outcome.findings == ()
