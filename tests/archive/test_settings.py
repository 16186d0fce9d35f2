"""Where a paper lives and which store it uses."""

import os
import subprocess
import sys

import pytest

from shibao.config import find_home, load_config
from shibao.paper import WrongUse
from shibao.settings import _postgresql, _secret


@pytest.fixture
def no_environment(monkeypatch):
    monkeypatch.delenv("SHIBAO_HOME", raising=False)
    monkeypatch.delenv("SHIBAO_DATABASE_URL", raising=False)


def test_the_home_is_named_or_found_above(tmp_path, no_environment, monkeypatch):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    with pytest.raises(WrongUse, match="--home"):
        find_home(start=deep)
    (tmp_path / "shibao.toml").touch()
    assert find_home(start=deep) == tmp_path
    monkeypatch.setenv("SHIBAO_HOME", str(deep))
    assert find_home(start=tmp_path) == deep
    assert find_home(tmp_path / "a") == tmp_path / "a"


def test_settings_are_read_and_the_environment_has_the_last_word(
    tmp_path, no_environment, monkeypatch
):
    assert load_config(tmp_path).database is None
    (tmp_path / "shibao.toml").write_text(
        'paper = "河湾时报"\ndatabase = "postgresql://a/b"\nhosts = ["x"]\n', encoding="utf-8"
    )
    config = load_config(tmp_path)
    assert (config.paper, config.database) == ("河湾时报", "postgresql://a/b")
    assert config.settings == {"hosts": ["x"]}
    monkeypatch.setenv("SHIBAO_DATABASE_URL", "postgres://c/d")
    assert load_config(tmp_path).database == "postgres://c/d"
    assert load_config(tmp_path).settings == {"hosts": ["x"]}


@pytest.mark.parametrize(
    "text", ["paper = ", "paper = 1", 'database = "mysql://secret@h/d"', b"paper = '\xff'"]
)
def test_wrong_settings_say_where(tmp_path, no_environment, text):
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "shibao.toml").write_bytes(data)
    with pytest.raises(WrongUse, match=r"shibao\.toml") as error:
        load_config(tmp_path)
    assert "secret" not in str(error.value)


def test_an_address_in_the_words_of_django():
    assert _postgresql("postgresql://u%40x:p%2F@H:5433/%E6%8A%A5?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "报",
        "USER": "u@x",
        "PASSWORD": "p/",
        "HOST": "h",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
        "CONN_HEALTH_CHECKS": True,
    }


def test_the_secret_is_made_once_and_is_private(tmp_path):
    path = tmp_path / "secret-key"
    secret = _secret(path)
    assert len(secret) > 50
    assert _secret(path) == secret
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]
    assert _secret(tmp_path / "nowhere" / "secret-key") != secret


def test_without_a_home_the_settings_are_those_of_no_paper():
    env = {k: v for k, v in os.environ.items() if not k.startswith("SHIBAO")}
    code = "import shibao.settings as s; print(s.DATABASES['default']['NAME'])"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.stdout.strip() == "/dev/null/store.sqlite3"
