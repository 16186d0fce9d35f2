"""The documentation is executed: every `$ shibao …` line of a guide runs in turn and ends well."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDES = sorted((ROOT / "docs" / "zh").glob("*.md")) + sorted((ROOT / "docs" / "en").glob("*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_commands_of_a_guide_run(guide: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    blocks = re.findall(r"```console\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    commands = [line[2:] for block in blocks for line in block.splitlines() if line[:2] == "$ "]
    assert commands
    script = f'shibao() {{ "{Path(sys.executable).parent}/shibao" "$@"; }}\nset -e\n'
    done = subprocess.run(
        ["bash", "-c", script + "\n".join(commands)],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_guides_are_twins() -> None:
    assert [path.name for path in GUIDES if path.parent.name == "zh"] == [
        path.name for path in GUIDES if path.parent.name == "en"
    ]
