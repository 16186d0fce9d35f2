"""An issue taken apart and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_issue, revised
from shibao.archive.packing import identity, join, pack, packed, plain, split
from shibao.paper import Article, DamagedInput, Issue, Masthead, Page
from shibao.paper.model import Source, canonical

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
texts = st.text(max_size=20) | st.sampled_from(['\n],"', ',"articles":[\n', "\u2028", "\0", "]}\n"])
stories = st.builds(Article, id=st.just("a"), title=texts, deck=texts, extra=json_values)
issues = st.builds(
    Issue,
    masthead=st.builds(Masthead, title=texts, note=json_values),
    articles=st.lists(stories, max_size=1),
    unknown=json_values,
)


@given(issues)
def test_texts_come_back_to_the_letter(issue):
    whole = pack(issue)
    bodies = [text.body for text in whole.articles]
    joined = join(whole.header.body, bodies)
    assert split(joined) == (whole.header.body, bodies)
    again = Issue.from_json(joined)
    assert canonical(again.to_dict()) == canonical(issue.to_dict())
    assert packed(again, *split(joined)) == whole
    assert pack(again).sha256 == whole.sha256


def test_many_articles_and_none():
    for issue in (make_issue(1, articles=20), make_issue(1, articles=0)):
        whole = pack(issue)
        joined = join(whole.header.body, [text.body for text in whole.articles])
        assert Issue.from_json(joined).to_json() == issue.to_json()


def test_where_it_was_read_from_makes_no_difference_anything_else_does():
    issue, other = make_issue(3), make_issue(3)
    other.source = Source(name="another.docx", kind="docx", sha256="0" * 64)
    assert pack(other).sha256 == pack(issue).sha256
    assert pack(revised(issue)).sha256 != pack(issue).sha256
    turned = issue.model_copy(update={"articles": issue.articles[::-1]})
    assert pack(turned).sha256 != pack(issue).sha256
    issue.imprint.email = None
    assert pack(issue).sha256 != pack(other).sha256


def test_the_order_in_which_telephones_were_printed_is_kept_but_does_not_count():
    issue, turned = make_issue(3), make_issue(3)
    turned.imprint.phones = dict(reversed(issue.imprint.phones.items()))
    assert pack(turned).header.body != pack(issue).header.body
    assert pack(turned).sha256 == pack(issue).sha256


def test_identity_covers_header_and_articles():
    assert identity('{"a":1}', ["x"]) != identity('{"a":2}', ["x"])
    assert identity('{"a":1}', ["x", "y"]) != identity('{"a":1}', ["y", "x"])


@pytest.mark.parametrize(
    "issue",
    [
        Issue(articles=[Article(id="a"), Article(id="a")]),
        Issue(articles=[Article(id="")]),
        Issue(articles=[Article(id="a" * 101)]),
        Issue(articles=[Article(id="a\0")]),
        Issue(articles=[Article(id="a", page=-1)]),
        Issue(pages=[Page(number=2**31)]),
        Issue(masthead=Masthead(number_total=10**20)),
    ],
)
def test_what_no_store_could_hold_is_refused(issue):
    with pytest.raises(DamagedInput, match="请改正"):
        pack(issue)


def test_plain_text_for_columns():
    assert plain(None) == ""
    assert plain("a\0b") == "ab"
    assert plain("甲乙丙", 2) == "甲乙"
