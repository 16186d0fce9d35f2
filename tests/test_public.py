"""The public surface: what others may build on changes only on purpose."""

import importlib

import pytest

import shibao
from shibao.paper import Article, DamagedInput, Issue, ShibaoError, WrongUse
from shibao.reading import read

SURFACE = {
    "shibao": ["Article", "DamagedInput", "Issue", "ShibaoError", "WrongUse", "read"],
    "shibao.reading": ["Outcome", "Reading", "Source", "read", "read_batch", "read_source"],
    "shibao.paper": [
        *("Article", "Byline", "DamagedInput", "Doubt", "Imprint", "Issue", "Masthead", "Page"),
        *("PagePlace", "Paragraph", "Photo", "Place", "Region", "ShibaoError", "SourcePlace"),
        *("WrongUse", "issue_schema"),
    ],
}


@pytest.mark.parametrize("room", SURFACE)
def test_surface(room: str) -> None:
    module = importlib.import_module(room)
    assert sorted(module.__all__) == SURFACE[room]
    for name in module.__all__:
        assert hasattr(module, name)


@pytest.mark.parametrize("name", [n for n in SURFACE["shibao"] if n[0].isupper()] + ["read"])
def test_what_is_public_says_what_it_is(name: str) -> None:
    assert getattr(shibao, name).__doc__


def test_names_are_those_of_their_rooms() -> None:
    own = (shibao.Article, shibao.DamagedInput, shibao.Issue, shibao.ShibaoError, shibao.WrongUse)
    assert own == (Article, DamagedInput, Issue, ShibaoError, WrongUse)
    assert shibao.read is read
