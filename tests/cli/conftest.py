"""The command line, run in this process."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from shibao.config import Config

os.environ["SHIBAO_LANG"] = "zh-hans"  # read once, when the command line is first imported

ISSUE = """\
河湾时报
2024年6月21日 星期五 第12期 总第331期

## 老粮仓文化园开园

8月9日上午，老粮仓文化园迎来第一批客人。

（记者 江一帆）
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Shibao = Callable[..., Ended]


@pytest.fixture
def shibao(capsys: pytest.CaptureFixture[str]) -> Shibao:
    """Runs a command line."""
    from shibao.cli.run import run

    def running(*arguments: object) -> Ended:
        code = run([str(argument) for argument in arguments])
        return Ended(code, *capsys.readouterr())

    return running


@pytest.fixture
def at_home(home: Config, shibao: Shibao) -> Shibao:
    """Runs a command line on the tests' home."""

    def running(*arguments: object) -> Ended:
        return shibao("--home", home.home, *arguments)

    return running


@pytest.fixture
def issue_file(tmp_path: Path) -> Path:
    """An issue of one story, as text."""
    path = tmp_path / "第12期.txt"
    path.write_text(ISSUE, encoding="utf-8")
    return path
