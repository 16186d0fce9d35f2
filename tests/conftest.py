"""Every test works in a home of its own: on SQLite, or in a scratch database of the PostgreSQL that
`SHIBAO_DATABASE_URL` names."""

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from shibao.config import Config

HOME = Path(tempfile.mkdtemp(prefix="shibao-test-")).resolve()
SERVER = os.environ.get("SHIBAO_DATABASE_URL")
SCRATCH = f"shibao_test_{secrets.token_hex(4)}"

sys.path.insert(0, str(Path(__file__).parent))


def pytest_configure() -> None:
    """Name the home before Django's settings read it."""
    (HOME / "shibao.toml").touch()
    os.environ["SHIBAO_HOME"] = str(HOME)
    os.environ["DJANGO_SETTINGS_MODULE"] = "shibao.settings"
    if SERVER:
        _on_server(f"CREATE DATABASE {SCRATCH}")
        os.environ["SHIBAO_DATABASE_URL"] = urlsplit(SERVER)._replace(path=f"/{SCRATCH}").geturl()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
    if SERVER:
        _on_server(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")


def _on_server(statement: str) -> None:
    import psycopg

    assert SERVER
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> None:
    """The store of the home is the test database: other processes of a test share it."""
    from django.conf import settings

    from shibao.archive.home import open_home

    assert settings.CONFIG.home == HOME, (
        "settings were read before this file could name the home: DJANGO_SETTINGS_MODULE must not "
        "be in pyproject.toml; until it is gone run pytest -o DJANGO_SETTINGS_MODULE="
    )
    with django_db_blocker.unblock():
        open_home(HOME)


@pytest.fixture
def home(django_db_setup, django_db_blocker) -> "Iterator[Config]":
    """An empty archive; its tables, index and media are cleared before the test."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
        for folder in (settings.CONFIG.index, settings.CONFIG.media):
            shutil.rmtree(folder, ignore_errors=True)
        yield settings.CONFIG
        connections.close_all()


def needs(component: str) -> None:
    """Skip where a program or module is not installed; on CI, where it must be, fail."""
    if shutil.which(component) or find_spec(component):
        return
    message = f"{component} is not installed"
    pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
