"""A paper with a few issues, and a browser without scripts."""

from collections.abc import Callable

import pytest
from django.test import Client

from shibao.archive.home import open_engine
from shibao.config import Config
from shibao.paper import Issue
from shibao.reading import Reading

Add = Callable[..., str]


@pytest.fixture
def add(home: Config) -> Add:
    """Adds an issue (or a reading), as `shibao archive add` would; gives its key."""
    from shibao.archive.keeping import Archive

    def adding(issue: Issue | Reading) -> str:
        reading = issue if isinstance(issue, Reading) else Reading(issue)
        with Archive(home, open_engine(home)) as archive:
            return archive.add(reading).key

    return adding


@pytest.fixture
def reader(home: Config) -> Client:
    """A reader of the e-paper."""
    return Client()
