"""Django's settings, derived from the paper's home. Nothing here is edited by a user.

The home is the one `shibao.config.activate` names. Without it (type checkers, message extraction)
these are the defaults of a paper that is not there.
"""

import os
import secrets
import sqlite3
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from shibao.config import load_config

CONFIG = load_config(Path(os.environ.get("SHIBAO_HOME", os.devnull)))

_WAL_FAULT = ((3, 7, 0), (3, 51, 3))
"""SQLite releases whose WAL can lose data on reset: the first of them and the first without."""


def _postgresql(address: str) -> dict[str, object]:
    """A `postgresql://user:password@host:port/name?option=value` address in Django's words."""
    url = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": url.port or "",
        "OPTIONS": dict(parse_qsl(url.query)),
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, object]:
    """One file. Writers take their lock when they begin, so none fails half way; a commit returns
    when it is on the disk.

    Of the rollback journals PERSIST makes the end of a transaction durable by itself, where DELETE
    leaves that to the folder, and costs fewer writes.
    """
    faulty = _WAL_FAULT[0] <= sqlite3.sqlite_version_info < _WAL_FAULT[1]
    journal = "PERSIST" if faulty else "WAL"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;",
        },
    }


def _secret(path: Path) -> str:
    """The key that signs sessions: made once per home, readable by its owner alone."""
    if not path.exists() and path.parent.is_dir():
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        os.replace(name, path)
    return path.read_text() if path.exists() else secrets.token_urlsafe(50)


SECRET_KEY = _secret(CONFIG.home / "secret-key")
DEBUG = False
ALLOWED_HOSTS = CONFIG.settings.get("hosts", ["*"])
DATABASES = {"default": _postgresql(CONFIG.database) if CONFIG.database else _sqlite(CONFIG.store)}
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "shibao.archive",
    "shibao.epaper",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "shibao.urls"
TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}}
]
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = CONFIG.settings.get("time_zone", "Asia/Shanghai")
USE_TZ = True
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR"}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
