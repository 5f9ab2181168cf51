"""Published rates beside the levels of the same edition."""

from __future__ import annotations

import pytest

from tests.data.conftest import place

RATES = "indicator,measure,region,period,value,edition"


def test_rates_over_windows_beside_yearly_levels_are_no_mixture(rows):
    checked = rows(
        RATES,
        "index,,YRD,2018,171.86,CII 2024",
        "index,,YRD,2023,267.57,CII 2024",
        "index,cagr,YRD,2018-2023,9.26,CII 2024",
    )
    assert checked.codes == []


def test_a_rate_that_only_rounding_explains_is_right(rows):
    """103.38 to 115.52 was printed as 11.75 % though plain division gives 11.74 %."""
    checked = rows(
        RATES,
        "index,,YRD,2012,103.38,CII 2024",
        "index,,YRD,2013,115.52,CII 2024",
        "index,yoy,YRD,2013,11.75,CII 2024",
    )
    assert checked.codes == []


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("index,yoy,YRD,2023,8.98,CII 2024", "8.153"),
        ("index,growth,YRD,2018-2023,56.7,CII 2024", "55.69"),
        ("index,cagr,YRD,2018-2023,9.57,CII 2024", "9.258"),
        ("index,multiple,YRD,2018-2023,1.66,CII 2024", "1.557"),
        ("index,increase,YRD,2018-2023,1.56,CII 2024", "0.557"),
        ("index,points,YRD,2022-2023,21.17,CII 2024", "20.170"),
    ],
)
def test_a_rate_that_its_own_levels_cannot_give_is_a_warning(rows, rate, expected):
    checked = rows(
        RATES,
        "index,,YRD,2018,171.86,CII 2024",
        "index,,YRD,2022,247.40,CII 2024",
        "index,,YRD,2023,267.57,CII 2024",
        rate,
    )
    finding = checked.only("data/rate-contradicts-levels")
    assert place(finding)[1] == 5
    assert finding.values["expected"] == expected
    assert "content/data/a.csv:4:17" in finding.values["levels"]


def test_a_rate_printed_as_a_share_is_an_error(rows):
    checked = rows(
        RATES,
        "index,,YRD,2022,247.40,CII 2024",
        "index,,YRD,2023,267.57,CII 2024",
        "index,yoy,YRD,2023,0.0815,CII 2024",
    )
    finding = checked.only("data/share-for-percent")
    assert place(finding) == ("a.csv", 4, 20, 26)
    assert finding.values["expected"] == "8.15279"


def test_the_levels_of_another_edition_decide_nothing(rows):
    checked = rows(
        RATES,
        "index,,YRD,2022,247.40,CII 2023",
        "index,,YRD,2023,267.57,CII 2024",
        "index,yoy,YRD,2023,3.1,CII 2024",
    )
    assert checked.codes == []
