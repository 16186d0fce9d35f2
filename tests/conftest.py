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
from urllib.parse import urlsplit

import pytest

from shibao.config import Config, activate

HOME = Path(tempfile.mkdtemp(prefix="shibao-test-")).resolve()
SERVER = os.environ.get("SHIBAO_DATABASE_URL")
SCRATCH = f"shibao_test_{secrets.token_hex(4)}"

sys.path.insert(0, str(Path(__file__).parent))


def pytest_configure() -> None:
    """Bind this process to the home, before any test module imports a model."""
    (HOME / "shibao.toml").touch()
    if SERVER:
        _on_server(f"CREATE DATABASE {SCRATCH}")
        os.environ["SHIBAO_DATABASE_URL"] = _address(SCRATCH)
    activate(HOME)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
    if SERVER:
        _on_server(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")


def _address(database: str) -> str:
    return urlsplit(SERVER)._replace(path=f"/{database}").geturl()


def _on_server(statement: str) -> None:
    import psycopg

    assert SERVER
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> None:
    """The store of the home is the test database: other processes of a test share it."""
    from shibao.archive.home import open_home

    with django_db_blocker.unblock():
        open_home(HOME)


@pytest.fixture
def home(django_db_setup, django_db_blocker) -> Iterator[Config]:
    """An empty archive; its tables, index and media are cleared before the test."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
        for folder in (settings.CONFIG.index, settings.CONFIG.media):
            if folder.exists():  # out of the way at once, whoever still has files open in it
                shutil.rmtree(folder.rename(HOME / f"old-{secrets.token_hex(8)}"))
        yield settings.CONFIG
        connections.close_all()


@pytest.fixture
def elsewhere() -> Iterator[dict[str, str]]:
    """The environment of another, empty store: a database of its own where there is a server."""
    if not SERVER:
        yield {}
        return
    name = f"{SCRATCH}_{secrets.token_hex(4)}"
    _on_server(f"CREATE DATABASE {name}")
    yield {"SHIBAO_DATABASE_URL": _address(name)}
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def needs(component: str) -> None:
    """Skip where a program or module is not installed; on CI, where it must be, fail."""
    if shutil.which(component) or find_spec(component):
        return
    message = f"{component} is not installed"
    pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
