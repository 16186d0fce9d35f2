"""The style sheet: small, self-contained, readable in both lights."""

import re
from pathlib import Path

import pytest

import shibao.epaper

SHEET = Path(shibao.epaper.__file__).parent / "static" / "epaper" / "paper.css"
CSS = SHEET.read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]


def luminance(colour: str) -> float:
    full = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["ink", "soft", "red"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_every_text_colour_stands_out_on_every_ground(scheme: str, text: str, ground: str) -> None:
    colours = dict(re.findall(r"--(\w+): #([0-9a-f]{3,6});", scheme))
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_it_is_small_and_asks_for_nothing() -> None:
    assert CSS.count("\n") <= 350
    assert "url(" not in CSS
    assert "@import" not in CSS
