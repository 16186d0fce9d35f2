"""Pictures of the e-paper for the documentation: docs/images/*.png.

python tools/screenshots.py

Serves the demo paper and lets Chromium (a program of that name, or what CHROMIUM names) look at an
issue, a story and a search result, at the width of a desk and of a phone.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from PIL import Image

IMAGES = Path(__file__).parent.parent / "docs" / "images"
WIDTHS = {"desktop": (1280, 1640), "phone": (390, 1500)}
LARGEST = 250_000
QUERY = "老粮仓"


def main() -> None:
    """Take the six pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not chromium:
        sys.exit("chromium is not installed: install it, or name a browser of its kind in CHROMIUM")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "demo") as address:
        for page, path in pages(address).items():
            for device, size in WIDTHS.items():
                target = IMAGES / f"{page}-{device}.png"
                take(chromium, address + path, size, target)
                print(f"{target.relative_to(IMAGES.parent.parent)}  {target.stat().st_size} bytes")


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The demo paper, served; gives its address."""
    command = [sys.executable, "-u", "-c", "from shibao.cli import main; main()"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("SHIBAO_")}
    arguments = ["demo", str(home), "--port", "0"]
    with subprocess.Popen([*command, *arguments], env=env, stdout=subprocess.PIPE, text=True) as it:
        try:
            found = re.search(r"http://\S+/", it.stdout.readline() if it.stdout else "")
            if not found:
                sys.exit("the demo did not start")
            yield found[0].rstrip("/")
        finally:
            it.terminate()


def pages(address: str) -> dict[str, str]:
    """The pages to look at: the newest issue, its lead, a search."""
    with urlopen(address) as answer:
        lead = re.search(r'<h3><a href="([^"]+)"', answer.read().decode())
    if not lead:
        sys.exit("the front page has no story")
    return {"issue": "/", "article": lead[1], "search": f"/search/?q={quote(QUERY)}"}


def take(chromium: str, address: str, size: tuple[int, int], target: Path) -> None:
    """One picture, in 256 colours and as large as keeps it below `LARGEST` bytes."""
    with tempfile.TemporaryDirectory() as profile:
        raw = Path(profile) / "raw.png"
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        window = f"--window-size={size[0]},{size[1]}"
        where = [f"--user-data-dir={profile}", window, f"--screenshot={raw}", address]
        subprocess.run([chromium, *flags, *where], check=True, capture_output=True, timeout=120)
        picture = Image.open(raw).convert("RGB")
    if picture.width != size[0]:
        sys.exit(f"{target.name} is {picture.width} wide, not {size[0]}")
    for percent in range(100, 40, -5):
        width, height = (side * percent // 100 for side in picture.size)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        small.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            return
    sys.exit(f"{target.name} is above {LARGEST} bytes")


if __name__ == "__main__":
    main()
