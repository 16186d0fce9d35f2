"""Which issue is meant, and the key it gets."""

from datetime import date

import pytest

from builders import make_issue
from shibao.archive.identity import Identity
from shibao.archive.models import Issue as Row
from shibao.paper import Issue, Masthead, WrongUse

DAY = date(2021, 10, 16)


def row(key="2021-10-16", paper="上街时报", number=None, total=None, day=DAY):
    return Row(key=key, paper=paper, date=day, number=number, number_total=total)


def meant(paper="上街时报", number=None, total=None, day=DAY):
    return Identity(paper, day, number, total)


def test_the_masthead_names_the_paper_and_the_house_where_it_does_not():
    head = Masthead(date=DAY, number=32)
    assert Identity.of(Issue(masthead=head), "上街时报") == meant(number=32)
    head.title = " 河湾时报 "
    assert Identity.of(Issue(masthead=head), "上街时报").paper == "河湾时报"


def test_without_date_and_number_nobody_knows_which_issue_it_is():
    with pytest.raises(WrongUse, match="--date") as error:
        Identity.of(Issue(), "上街时报")
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("printed", "held", "same"),
    [
        ((32, 707), (32, 707), True),
        ((None, None), (32, 707), True),
        ((32, 707), (None, None), True),
        ((32, None), (None, 707), True),
        ((33, 707), (32, 707), True),
        ((32, 708), (32, 707), False),
        ((33, None), (32, None), False),
        ((33, None), (32, 707), False),
    ],
)
def test_a_number_that_differs_makes_another_issue(printed, held, same):
    assert (meant("上街时报", *printed).find([row("k", "上街时报", *held)]) is not None) == same


def test_another_paper_has_other_issues():
    assert meant().find([row(paper="河湾时报")]) is None


def test_where_two_could_be_meant_it_asks():
    two = [row("2021-10-16", number=32), row("2021-10-16-2", number=33)]
    with pytest.raises(WrongUse, match="2021-10-16-2"):
        meant().find(two)
    assert meant(number=33).find(two) is two[1]


def test_an_undated_issue_is_known_by_its_numbers():
    held = row("no-707", number=32, total=707, day=None)
    assert meant(number=32, total=707, day=None).find([held]) is held
    assert meant(number=32, day=None).find([held]) is None


def test_keys():
    first, second = row(number=1), row("2021-10-16-2", number=2)
    assert meant().new_key([]) == "2021-10-16"
    assert meant(number=2).new_key([first]) == "2021-10-16-2"
    assert meant(number=3).new_key([first, second]) == "2021-10-16-3"
    assert meant("河湾时报").new_key([first]) == "河湾时报-2021-10-16"
    other = row("河湾时报-2021-10-16", "河湾时报")
    assert meant("河湾时报", 2).new_key([first, other]) == "河湾时报-2021-10-16-2"
    assert meant(number=2).new_key([first, other]) == "2021-10-16-2"
    assert meant(number=32, total=707, day=None).new_key([]) == "no-707"


def test_a_key_fits_an_address_whatever_the_paper_is_called():
    assert meant("/../a b?").new_key([row()]) == "a-b-2021-10-16"
    assert meant("///").new_key([row()]) == "paper-2021-10-16"
    assert len(meant("长" * 100).new_key([row()])) <= 120


def test_made_issues_are_of_one_paper():
    assert Identity.of(make_issue(0), None).paper == "河湾时报"
