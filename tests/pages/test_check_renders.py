"""A check renders what an author wrote, and one page of every other kind."""

import pytest

from reportgen import pipeline
from tests.pages.conftest import write_project

WRITTEN = {
    "2023/index.html",
    "2023/chapters/progress/index.html",
    "2023/en/chapters/progress/index.html",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    project = write_project(tmp_path_factory.mktemp("project"), {})
    return pipeline.make(project, use_cache=False, only_written=True)


def rendered(made):
    return {one.path for one in made.artifacts if one.is_rendered and one.path.endswith(".html")}


def test_every_page_with_text_of_an_author_is_rendered(made):
    assert rendered(made) >= WRITTEN


def test_of_pages_made_from_data_one_of_each_kind_is_rendered(made):
    lists = {"2023/indicators/index.html", "2023/en/indicators/index.html"}
    indicators = [path for path in rendered(made) - lists if "/indicators/" in path]
    assert len(indicators) == 1


def test_a_page_that_is_only_listed_can_still_be_linked_to(made):
    assert [finding.code for finding in made.findings] == []
