"""`shibao demo` and `shibao serve`, as processes of their own."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

SHIBAO = [sys.executable, "-u", "-c", "from shibao.cli import main; main()"]
ENV = {name: value for name, value in os.environ.items() if not name.startswith("SHIBAO_")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a demo that was not served."""
    home = tmp_path_factory.mktemp("demo") / "河湾"
    done = subprocess.run(
        [*SHIBAO, "demo", str(home), "--no-serve"],
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"shibao --home {home} find" in done.stderr
    return home


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_is_served_until_it_is_stopped(demo: Path, number: signal.Signals) -> None:
    serve = [*SHIBAO, "--home", str(demo), "serve", "--port", "0"]
    with subprocess.Popen(serve, env=ENV, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found
        with urlopen(found[0]) as answer:
            front = answer.read().decode()
        with urlopen(found[0] + "static/epaper/paper.css") as answer:
            assert answer.headers["Content-Type"].startswith("text/css")
        picture = re.search(r'src="/(media/[^"]+)"', front)
        assert picture
        with urlopen(found[0] + picture[1]) as answer:
            assert answer.headers["Content-Type"].startswith("image/")
        process.send_signal(number)
        assert process.wait(20) == 0
    assert "河湾时报" in front


def test_a_port_in_use_is_one_clear_line(demo: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        serve = [*SHIBAO, "--home", str(demo), "serve", "--port", str(port)]
        done = subprocess.run(serve, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        f"错误：127.0.0.1:{port}：端口已被占用。换一个，例如 --port {port + 1}，"
        "或用 --port 0 挑空闲的\n"
    )
