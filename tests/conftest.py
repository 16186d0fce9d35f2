"""Every test works in a home of its own: on SQLite, or in a scratch database of the PostgreSQL that
`SHIBAO_DATABASE_URL` names."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

HOME = Path(tempfile.mkdtemp(prefix="shibao-test-")).resolve()
SERVER = os.environ.get("SHIBAO_DATABASE_URL")
SCRATCH = f"shibao_test_{secrets.token_hex(4)}"


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
