"""Django's settings, derived from the paper's home. Nothing here is edited by a user."""

import secrets
import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

from shibao.config import find_home, load_config

CONFIG = load_config(find_home())

_WAL_FAULT = ((3, 7, 0), (3, 51, 3))
"""SQLite releases whose WAL can lose data on reset: from the first up to, not including, the last."""


def _database() -> dict[str, object]:
    if CONFIG.database:
        url = urlsplit(CONFIG.database)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": url.port or "",
            "CONN_HEALTH_CHECKS": True,
        }
    faulty = _WAL_FAULT[0] <= sqlite3.sqlite_version_info < _WAL_FAULT[1]
    journal = "DELETE" if faulty else "WAL"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": CONFIG.store,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;",
        },
    }


def _secret(path: Path) -> str:
    """The key that signs sessions: made once per home, readable by its owner alone."""
    if not path.exists() and path.parent.is_dir():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text() if path.exists() else secrets.token_urlsafe(50)


SECRET_KEY = _secret(CONFIG.home / "secret-key")
DEBUG = False
ALLOWED_HOSTS = CONFIG.settings.get("hosts", ["*"])
DATABASES = {"default": _database()}
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
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
