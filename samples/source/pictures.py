"""Eight drawn pictures for the sample issues, printed like a three-ink riso sheet.

Every picture is three plates (grey masks) of ink laid over cream paper.  Shapes in
front wipe all plates before they take their own tones, so overprints stay clean.
Everything is seeded: the same Pillow gives the same bytes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

W, H, S = 1200, 800, 2
PAPER = (244, 236, 219)
Tones = dict[str, int]
Point = tuple[float, float]


class Sheet:
    """One picture: named ink plates, drawn at twice the size."""

    def __init__(self, inks: dict[str, tuple[int, int, int]], seed: int) -> None:
        self.inks = inks
        self.rnd = random.Random(seed)
        self.plates = {k: Image.new("L", (W * S, H * S), 0) for k in inks}

    def _mask(self, paint: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
        mask = Image.new("L", (W * S, H * S), 0)
        paint(ImageDraw.Draw(mask))
        return mask

    def lay(self, mask: Image.Image, tones: Tones, keep: bool = False) -> None:
        """Ink the mask; unless keep, the other plates are wiped under it."""
        for k, plate in self.plates.items():
            if k in tones or not keep:
                plate.paste(tones.get(k, 0), mask=mask)

    def poly(self, pts: list[Point], keep: bool = False, **tones: int) -> None:
        big = [(x * S, y * S) for x, y in pts]
        self.lay(self._mask(lambda d: d.polygon(big, fill=255)), tones, keep)

    def rect(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        keep: bool = False,
        r: float = 0,
        **tones: int,
    ) -> None:
        box = (x0 * S, y0 * S, x1 * S, y1 * S)
        self.lay(self._mask(lambda d: d.rounded_rectangle(box, r * S, fill=255)), tones, keep)

    def disc(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float | None = None,
        keep: bool = False,
        **tones: int,
    ) -> None:
        ry = rx if ry is None else ry
        box = ((x - rx) * S, (y - ry) * S, (x + rx) * S, (y + ry) * S)
        self.lay(self._mask(lambda d: d.ellipse(box, fill=255)), tones, keep)

    def line(self, pts: list[Point], width: float, keep: bool = False, **tones: int) -> None:
        big = [(x * S, y * S) for x, y in pts]

        def paint(d: ImageDraw.ImageDraw) -> None:
            d.line(big, fill=255, width=max(1, round(width * S)), joint="curve")
            for x, y in big:
                r = width * S / 2
                d.ellipse((x - r, y - r, x + r, y + r), fill=255)

        self.lay(self._mask(paint), tones, keep)

    def fade(
        self, ink: str, box: tuple[float, float, float, float], a: int, b: int, across: bool = False
    ) -> None:
        """A ramp from tone a to tone b, added to one plate."""
        x0, y0, x1, y1 = (round(v * S) for v in box)
        ramp = Image.linear_gradient("L")
        if across:
            ramp = ramp.rotate(90)
        ramp = ramp.resize((x1 - x0, y1 - y0)).point(
            [round(a + (b - a) * i / 255) for i in range(256)]
        )
        part = ImageChops.add(self.plates[ink].crop((x0, y0, x1, y1)), ramp)
        self.plates[ink].paste(part, (x0, y0))

    def glow(self, x: float, y: float, r: float, lift: dict[str, int]) -> None:
        """Take ink away (negative) or add it (positive) in a soft round."""
        box = (round((x - r) * S), round((y - r) * S), round((x + r) * S), round((y + r) * S))
        base = ImageChops.invert(Image.radial_gradient("L")).resize(
            (box[2] - box[0], box[3] - box[1])
        )
        base = base.point([max(0, (i - 75) * 255 // 180) for i in range(256)])
        for k, v in lift.items():
            soft = base.point([i * abs(v) // 255 for i in range(256)])
            part = self.plates[k].crop(box)
            part = ImageChops.add(part, soft) if v > 0 else ImageChops.subtract(part, soft)
            self.plates[k].paste(part, box[:2])

    def ripples(
        self, y0: float, y1: float, n: int, width: float, keep: bool = True, **tones: int
    ) -> None:
        for _ in range(n):
            y = self.rnd.uniform(y0, y1)
            size = 14 + 60 * (y - y0) / (y1 - y0) * self.rnd.random()
            x = self.rnd.uniform(-20, W)
            self.line([(x, y), (x + size, y)], width, keep=keep, **tones)

    def pull(self, path: Path) -> None:
        """Print: shrink, roughen, shift a plate by a pixel, multiply on paper."""
        sheet = Image.new("RGB", (W, H), PAPER)
        for n, (k, colour) in enumerate(self.inks.items()):
            tone = self.plates[k].resize((W, H), Image.Resampling.LANCZOS)
            noise = Image.frombytes("L", (W // 2, H // 2), self.rnd.randbytes(W * H // 4)).resize(
                (W, H), Image.Resampling.BICUBIC
            )
            noise = noise.filter(ImageFilter.GaussianBlur(0.6))
            rough = ImageChops.add(tone, noise, 1, -128)
            tone = ImageChops.multiply(
                Image.blend(tone, rough, 0.42), tone.point([min(255, i * 3) for i in range(256)])
            )
            tone = ImageChops.offset(tone, (0, 2, -1)[n % 3], (0, 1, -1)[n % 3]).point(
                [i * 240 // 255 for i in range(256)]
            )
            sheet = Image.composite(
                ImageChops.multiply(sheet, Image.new("RGB", (W, H), colour)), sheet, tone
            )
        frame = Image.new("RGB", (W, H), PAPER)
        mask = Image.new("L", (W, H), 0)
        ImageDraw.Draw(mask).rectangle((14, 14, W - 15, H - 15), fill=255)
        frame.paste(sheet, mask=mask)
        frame.save(path, "JPEG", quality=70, optimize=True)


NAVY, RUST, TEAL, GOLD = (30, 52, 88), (222, 106, 62), (88, 152, 146), (240, 180, 72)


def silo(s: Sheet, x: float, top: float, base: float, w: float, ink: int = 70) -> None:
    s.rect(x, top, x + w, base, navy=ink)
    s.disc(x + w / 2, top, w / 2, w * 0.09, navy=max(0, ink - 35))
    s.fade("navy", (x + w * 0.45, top, x + w, base), 0, 130, across=True)
    s.fade("rust", (x, top, x + w * 0.4, base), 110, 0, across=True)
    for i in range(1, 7):
        y = top + (base - top) * i / 7
        s.line([(x + 2, y), (x + w - 2, y)], 0.8, keep=True, navy=min(255, ink + 110))


def barn(s: Sheet, x: float, y: float, w: float, h: float, ink: int = 190, roof: int = 255) -> None:
    s.poly([(x, y), (x + w / 2, y - h * 0.55), (x + w, y), (x + w, y + h), (x, y + h)], navy=ink)
    s.poly(
        [
            (x - 8, y + 3),
            (x + w / 2, y - h * 0.62),
            (x + w + 8, y + 3),
            (x + w + 8, y - 6),
            (x + w / 2, y - h * 0.72),
            (x - 8, y - 6),
        ],
        navy=roof,
    )
    s.rect(x + w * 0.38, y + h * 0.42, x + w * 0.62, y + h, rust=200, navy=60)
    s.disc(x + w / 2, y - h * 0.16, w * 0.06, rust=60)


def trees(s: Sheet, y: float, x0: float, x1: float, size: float, **tones: int) -> None:
    x = x0
    while x < x1:
        r = size * s.rnd.uniform(0.6, 1.2)
        s.disc(x, y - r * 0.4, r * 1.2, r * 0.75, **tones)
        x += r * 1.1


def bird(s: Sheet, x: float, y: float, w: float, **tones: int) -> None:
    s.line(
        [
            (x - w, y - w * 0.35),
            (x - w * 0.4, y - w * 0.42),
            (x, y),
            (x + w * 0.4, y - w * 0.42),
            (x + w, y - w * 0.3),
        ],
        2.2,
        **tones,
    )


def silos_scene(s: Sheet) -> None:
    s.fade("rust", (0, 0, W, 520), 0, 170)
    s.disc(905, 330, 92, rust=235)
    for y in (300, 330, 352, 374, 398):
        s.rect(790, y, 1020, y + 5, rust=int(y * 0.3))
    trees(s, 520, -20, W + 20, 26, navy=120, teal=120)
    for i in range(6):
        silo(s, 330 + i * 88, 178, 522, 84)
    s.rect(318, 132, 872, 168, navy=225)
    for i in range(13):
        s.rect(336 + i * 41, 142, 352 + i * 41, 156, rust=90)
    s.poly([(872, 150), (980, 505), (966, 505), (856, 160)], navy=235)
    for x, w in ((40, 150), (176, 150)):
        barn(s, x, 404, w, 116)
    s.rect(0, 518, W, 548, navy=235)
    for x in range(30, W, 74):
        s.rect(x, 530, x + 46, 534, navy=150)
    s.rect(0, 548, W, H, teal=150)
    s.fade("navy", (0, 548, W, H), 90, 200)
    for i in range(6):
        x = 334 + i * 88
        for j in range(9):
            y = 556 + j * 15
            dx = 7 * math.sin(j * 1.7 + i)
            s.rect(x + dx, y, x + 70 + dx, y + 7, keep=True, navy=235)
    for j in range(15):
        y = 556 + j * 14
        half = 84 - j * 3.5 + 10 * math.sin(j * 2.2)
        s.line([(905 - half, y), (905 + half * 0.8, y)], 4, rust=180, navy=0)
    s.ripples(566, 790, 90, 2, navy=70)
    s.poly([(90, 640), (470, 640), (442, 684), (128, 684)], navy=255)
    s.rect(120, 606, 196, 640, navy=240)
    s.rect(134, 614, 154, 628, rust=60)
    s.poly([(212, 640), (258, 612), (330, 606), (396, 618), (430, 640)], rust=170, navy=40)
    s.line([(204, 640), (204, 548)], 3, navy=255)
    for j in range(5):
        s.line([(140 + j * 9, 692 + j * 9), (420 - j * 22, 692 + j * 9)], 3, keep=True, navy=245)
    for x, y, w in ((150, 140, 18), (206, 168, 13), (110, 190, 11)):
        bird(s, x, y, w, navy=230)


def figure(
    s: Sheet, x: float, y: float, h: float, phase: float, top: Tones, legs: Tones, skin: Tones
) -> None:
    """A runner going right; y is the ground under the hips."""
    u = h / 8

    def joint(p: Point, ang: float, length: float) -> Point:
        return p[0] + math.sin(ang) * length, p[1] + math.cos(ang) * length

    hip = (x, y - 4.0 * u - abs(math.sin(phase)) * 0.25 * u)
    neck = (hip[0] + 0.55 * u, hip[1] - 2.55 * u)
    for side in (1, 0):
        p = phase + math.pi * side
        thigh = 0.75 * math.sin(p) + 0.12
        bend = (
            0.25 + 0.95 * max(0.0, math.cos(p)) if math.sin(p) > -0.2 else 1.0 + 0.4 * math.cos(p)
        )
        knee = joint(hip, thigh, 1.95 * u)
        foot = joint(knee, thigh - bend, 1.95 * u)
        s.line([hip, knee], 0.82 * u, **legs)
        s.line([knee, foot], 0.5 * u, **skin)
        s.line(
            [
                foot,
                (
                    foot[0] + 0.62 * u * math.cos(thigh - bend),
                    foot[1] - 0.62 * u * math.sin(thigh - bend),
                ),
            ],
            0.42 * u,
            navy=255,
        )
        if side:
            elbow = joint(neck, 0.8 * math.sin(p + math.pi), 1.35 * u)
            s.line(
                [
                    (neck[0], neck[1] + 0.2 * u),
                    elbow,
                    joint(elbow, 0.8 * math.sin(p + math.pi) + 1.6, 1.15 * u),
                ],
                0.42 * u,
                **skin,
            )
    s.line([hip, neck], 1.2 * u, **top)
    s.rect(neck[0] - 0.75 * u, hip[1] - 1.75 * u, neck[0] + 0.25 * u, hip[1] - 0.95 * u)
    swing = 0.8 * math.sin(phase + math.pi)
    elbow = joint(neck, swing, 1.4 * u)
    s.line([(neck[0], neck[1] + 0.2 * u), elbow], 0.52 * u, **top)
    s.line([elbow, joint(elbow, swing + 1.6, 1.15 * u)], 0.4 * u, **skin)
    s.line([neck, (neck[0] + 0.18 * u, neck[1] - 0.5 * u)], 0.4 * u, **skin)
    s.disc(neck[0] + 0.3 * u, neck[1] - 0.95 * u, 0.56 * u, 0.62 * u, **skin)
    s.poly(
        [
            (neck[0] - 0.3 * u, neck[1] - 0.95 * u),
            (neck[0] - 0.2 * u, neck[1] - 1.5 * u),
            (neck[0] + 0.4 * u, neck[1] - 1.68 * u),
            (neck[0] + 0.85 * u, neck[1] - 1.3 * u),
            (neck[0] + 0.1 * u, neck[1] - 1.1 * u),
        ],
        navy=255,
    )


def runners_scene(s: Sheet) -> None:
    s.fade("rust", (0, 0, W, 430), 10, 130)
    s.disc(250, 220, 78, rust=210)
    s.poly(
        [
            (0, 400),
            (130, 348),
            (300, 380),
            (470, 330),
            (690, 386),
            (900, 340),
            (1200, 392),
            (1200, 440),
            (0, 440),
        ],
        teal=130,
    )
    trees(s, 442, -20, W + 20, 18, teal=190, navy=70)
    s.rect(0, 440, W, 600, teal=120)
    s.fade("navy", (0, 440, W, 600), 10, 110)
    for j in range(9):
        half = 70 - j * 4 + 12 * math.sin(j * 2.0)
        s.line([(250 - half, 452 + j * 12), (250 + half, 452 + j * 12)], 3.5, rust=170)
    s.ripples(452, 590, 60, 2, navy=150)
    for x in (60, 440, 820, 1200):
        s.poly([(x - 26, 470), (x + 26, 470), (x + 30, 610), (x - 30, 610)], navy=205)
        s.line([(x, 470), (x, 250)], 7, navy=230)
        s.disc(x, 240, 13, 16, rust=120, navy=0)
        s.poly([(x - 18, 226), (x + 18, 226), (x + 10, 214), (x - 10, 214)], navy=240)
    s.rect(0, 500, W, 514, navy=235)
    for x in range(-6, W, 38):
        s.rect(x, 514, x + 7, 582, navy=215)
    s.rect(0, 580, W, H, navy=150)
    s.fade("navy", (0, 580, W, H), 0, 75)
    s.line([(-10, 700), (1210, 700)], 3, keep=True, navy=70)
    pale, dark = {"rust": 95}, {"navy": 240}
    crew: list[tuple[float, float, float, float, Tones]] = [
        (190, 640, 205, 2.3, {"teal": 235}),
        (420, 650, 215, 0.4, {"rust": 245}),
        (640, 640, 200, 1.4, {"navy": 150, "teal": 200}),
        (880, 646, 210, 2.7, {"rust": 150}),
        (1090, 640, 205, 0.9, {"teal": 235}),
        (300, 742, 290, 1.2, {"rust": 250}),
        (560, 752, 305, 2.5, {"teal": 245}),
        (800, 748, 300, 0.6, {"rust": 120}),
        (1010, 756, 300, 1.9, {"rust": 245, "navy": 60}),
        (90, 750, 290, 0.2, {"navy": 120, "teal": 220}),
    ]
    for x, y, h, p, top in crew:
        s.disc(x + 5, y + 4, h * 0.2, h * 0.028, keep=True, navy=255)
        figure(s, x, y, h, p, top, dark, pale)


def crowd(s: Sheet, y: float, x0: float, x1: float, size: float, seated: bool = False) -> None:
    x = x0
    while x < x1:
        k = size * s.rnd.uniform(0.88, 1.1)
        tone = s.rnd.choice(
            [{"navy": 250}, {"navy": 215}, {"navy": 235, "rust": 120}, {"navy": 190, "teal": 160}]
        )
        lift = y - k * (1.15 if seated else 1.9)
        s.poly(
            [
                (x - k * 0.5, y),
                (x - k * 0.46, lift + k * 0.55),
                (x - k * 0.28, lift + k * 0.36),
                (x + k * 0.28, lift + k * 0.36),
                (x + k * 0.46, lift + k * 0.55),
                (x + k * 0.5, y),
            ],
            **tone,
        )
        s.rect(x - k * 0.08, lift, x + k * 0.08, lift + k * 0.5, **tone)
        s.disc(x, lift, k * 0.22, k * 0.27, **tone)
        x += k * s.rnd.uniform(1.0, 1.25)


def groundbreaking_scene(s: Sheet) -> None:
    s.fade("teal", (0, 0, W, 560), 110, 20)
    s.disc(980, 190, 62, rust=90)
    for i in range(6):
        silo(s, 560 + i * 66, 250, 520, 63, 50)
    s.rect(552, 216, 964, 242, navy=130)
    for x in (80, 232, 384):
        barn(s, x, 430, 150, 96, 95, 165)
    trees(s, 524, -20, W + 20, 15, teal=150, navy=40)
    s.poly([(0, 520), (1200, 512), (1200, H), (0, H)], rust=150, navy=70)
    s.fade("navy", (0, 520, W, H), 0, 120)
    mast, foot = 1040.0, 600.0
    for dx in (-17, 17):
        s.line([(mast + dx, 70), (mast + dx, foot)], 5, navy=255)
    for j in range(15):
        y = 76 + j * 35
        s.line([(mast - 17, y), (mast + 17, y + 35)], 3, navy=255)
        s.line([(mast + 17, y), (mast - 17, y + 35)], 3, navy=255)
    s.rect(mast - 30, 56, mast + 30, 74, navy=255)
    s.line([(mast + 20, 90), (1160, 560)], 5, navy=255)
    s.rect(mast - 52, 300, mast - 20, 372, rust=245)
    s.rect(mast - 44, 372, mast - 28, 640, navy=180)
    s.rect(1000, 552, 1186, 622, rust=245, r=6)
    s.rect(1096, 500, 1168, 556, rust=245, r=6)
    s.rect(1106, 510, 1142, 544, teal=90)
    s.rect(984, 618, 1196, 662, navy=255, r=22)
    for x in range(1006, 1190, 34):
        s.disc(x, 640, 11, navy=140)
    s.poly([(70, 648), (560, 640), (640, 700), (20, 708)], keep=True, navy=150)
    crowd(s, 668, 110, 800, 46)
    for x in range(64, 860, 130):
        s.rect(x, 716, x + 112, 724, navy=255)
        for q in (10, 96):
            s.rect(x + q, 722, x + q + 7, 752, navy=255)
    crowd(s, 722, 92, 850, 62, seated=True)
    s.line([(42, 760), (40, 470), (26, 360)], 9, navy=255)
    for x, y, x2, y2 in (
        (40, 520, 92, 430),
        (40, 480, -14, 400),
        (33, 420, 74, 340),
        (30, 390, 6, 320),
        (68, 470, 112, 452),
        (54, 378, 86, 376),
    ):
        s.line([(x, y), (x2, y2)], 4, navy=255)


def dragonboat(s: Sheet, x: float, y: float, k: float, ink: Tones) -> None:
    n = 10
    length = 640 * k
    hull = [
        (x - 40 * k, y - 26 * k),
        (x + 40 * k, y),
        (x + length - 40 * k, y),
        (x + length + 40 * k, y - 34 * k),
        (x + length, y + 26 * k),
        (x + length - 60 * k, y + 36 * k),
        (x + 60 * k, y + 36 * k),
        (x, y + 20 * k),
    ]
    for i in range(n):
        bx = x + (70 + i * 50) * k
        tone: Tones = {"navy": 235} if i % 2 else {"navy": 190, "teal": 140}
        s.line([(bx, y), (bx + 20 * k, y - 48 * k)], 24 * k, **ink)
        s.disc(bx + 30 * k, y - 72 * k, 12 * k, 13 * k, **tone)
        s.line([(bx + 20 * k, y - 46 * k), (bx + 46 * k, y - 24 * k)], 8 * k, **tone)
        s.line([(bx + 34 * k, y - 66 * k), (bx + 62 * k, y + 62 * k)], 4.5 * k, navy=255)
        s.poly(
            [
                (bx + 56 * k, y + 42 * k),
                (bx + 66 * k, y + 40 * k),
                (bx + 72 * k, y + 74 * k),
                (bx + 60 * k, y + 76 * k),
            ],
            navy=255,
        )
    s.poly(hull, **ink)
    s.line([(x - 10 * k, y + 6 * k), (x + length + 10 * k, y + 6 * k)], 4 * k, navy=255)
    for i in range(18):
        cx = x + (48 + i * 31) * k
        s.poly([(cx, y + 14 * k), (cx + 18 * k, y + 14 * k), (cx + 9 * k, y + 28 * k)], rust=30)
    dx, dy = x + length + 30 * k, y - 40 * k
    s.line(
        [(dx - 12 * k, dy + 22 * k), (dx + 8 * k, dy - 18 * k), (dx + 34 * k, dy - 34 * k)],
        34 * k,
        **ink,
    )
    s.poly(
        [
            (dx + 18 * k, dy - 58 * k),
            (dx + 92 * k, dy - 46 * k),
            (dx + 96 * k, dy - 32 * k),
            (dx + 50 * k, dy - 26 * k),
            (dx + 88 * k, dy - 14 * k),
            (dx + 74 * k, dy - 4 * k),
            (dx + 26 * k, dy - 12 * k),
        ],
        **ink,
    )
    for q in (0, 20):
        s.line(
            [
                (dx + (24 - q) * k, dy - 54 * k),
                (dx + (2 - q) * k, dy - 84 * k),
                (dx + (-16 - q) * k, dy - 88 * k),
            ],
            6 * k,
            navy=255,
        )
    s.disc(dx + 44 * k, dy - 44 * k, 6 * k)
    s.disc(dx + 45 * k, dy - 44 * k, 3 * k, navy=255)
    s.line(
        [(x - 36 * k, y - 22 * k), (x - 66 * k, y - 70 * k), (x - 46 * k, y - 104 * k)],
        12 * k,
        **ink,
    )
    mx = x + (n * 50 + 92) * k
    s.disc(mx - 8 * k, y - 24 * k, 20 * k, 22 * k, navy=40, rust=60)
    s.line([(mx + 24 * k, y), (mx + 22 * k, y - 52 * k)], 26 * k, navy=245)
    s.disc(mx + 18 * k, y - 80 * k, 12 * k, 13 * k, navy=245)
    s.line(
        [(mx + 18 * k, y - 56 * k), (mx - 6 * k, y - 92 * k), (mx - 22 * k, y - 70 * k)],
        7 * k,
        navy=245,
    )
    for i in range(7):
        fx = x + (110 + i * 76) * k
        s.line([(fx, y + 52 * k), (fx + 40 * k, y + 48 * k)], 4 * k)


def dragonboat_scene(s: Sheet) -> None:
    s.fade("teal", (0, 0, W, 260), 60, 20)
    s.poly(
        [
            (0, 250),
            (180, 190),
            (420, 236),
            (640, 180),
            (880, 232),
            (1200, 186),
            (1200, 300),
            (0, 300),
        ],
        teal=110,
    )
    for i in range(5):
        cx = 90 + i * 255
        s.poly(
            [(cx - 128, 290), (cx - 128, 196), (cx + 128, 196), (cx + 128, 290)], navy=60, teal=40
        )
        s.disc(cx, 290, 104, 74, teal=110)
    s.rect(0, 180, W, 198, navy=150)
    crowd(s, 182, 6, W, 21)
    s.rect(0, 288, W, H, teal=190)
    s.fade("navy", (0, 288, W, H), 0, 150)
    s.ripples(300, 780, 170, 2.4, navy=200)
    s.ripples(300, 780, 70, 2.4, teal=60)
    dragonboat(s, 330, 400, 0.78, {"teal": 60, "navy": 150})
    dragonboat(s, 110, 620, 1.25, {"rust": 245})


def busstop_scene(s: Sheet) -> None:
    s.fade("navy", (0, 0, W, 560), 120, 40)
    s.fade("teal", (0, 0, W, 560), 90, 60)
    for x, w, top in (
        (0, 190, 150),
        (190, 150, 220),
        (340, 210, 110),
        (560, 170, 190),
        (740, 210, 130),
        (960, 240, 200),
    ):
        s.rect(x, top, x + w - 6, 580, navy=105, teal=60)
        for wy in range(top + 30, 520, 62):
            for wx in range(int(x) + 22, int(x + w) - 40, 48):
                lit = s.rnd.random() < 0.3
                s.rect(
                    wx,
                    wy,
                    wx + 24,
                    wy + 32,
                    **({"rust": 110} if lit else {"navy": 150, "teal": 70}),
                )
    s.rect(0, 560, W, 640, navy=120)
    s.rect(0, 636, W, H, navy=190)
    s.fade("navy", (0, 640, W, H), 0, 50)
    s.rect(770, 300, 1230, 620, rust=240, r=26)
    s.rect(796, 330, 868, 470, teal=50, r=8)
    for i in range(3):
        s.rect(890 + i * 112, 334, 988 + i * 112, 440, teal=60, navy=30, r=8)
        s.disc(930 + i * 112, 424, 18, 24, navy=200)
    s.rect(770, 470, 1230, 486, rust=60)
    s.rect(800, 308, 900, 326, navy=240)
    s.disc(850, 622, 44, navy=255)
    s.disc(850, 622, 18, navy=110)
    s.disc(1120, 622, 44, navy=255)
    s.disc(1120, 622, 18, navy=110)
    s.disc(786, 560, 13, 17)
    s.glow(780, 560, 90, {"navy": -90, "teal": -70})
    s.rect(150, 236, 640, 262, navy=250, r=8)
    s.poly([(120, 262), (668, 262), (640, 280), (160, 280)], navy=220, rust=160)
    for x in (190, 400, 610):
        s.rect(x - 7, 280, x + 7, 634, navy=245)
    s.rect(204, 320, 393, 540, keep=True, teal=20, navy=45)
    s.rect(407, 320, 603, 540, keep=True, teal=20, navy=45)
    for x in (230, 260, 430):
        s.line([(x, 330), (x + 60 if x > 400 else x + 40, 530)], 2, keep=True, navy=15)
    for i in range(6):
        hx = 226 + i * 24
        s.line([(hx, 296), (hx, 312), (hx + 7, 316), (hx + 11, 308)], 3, rust=120)
    s.line([(250, 312), (248, 352)], 4, navy=250)
    s.poly([(241, 350), (255, 350), (259, 440), (247, 496), (236, 440)], rust=235)
    s.line([(247, 352), (247, 506)], 2, rust=255, navy=130)
    s.rect(220, 548, 588, 562, rust=150, navy=60)
    for x in (250, 548):
        s.rect(x, 560, x + 12, 634, navy=245)
    s.line([(330, 548), (332, 470)], 54, teal=225, navy=60)
    s.line([(320, 546), (380, 550), (384, 624)], 26, navy=245)
    s.line([(322, 490), (366, 520), (396, 508)], 15, teal=225, navy=90)
    s.disc(334, 412, 24, 27, rust=90)
    s.poly(
        [(308, 416), (312, 388), (336, 376), (360, 392), (356, 404), (330, 400), (322, 424)],
        navy=150,
    )
    s.rect(372, 512, 430, 548, rust=200, r=6)
    s.line([(386, 512), (400, 492), (416, 512)], 4, rust=200, navy=60)
    s.line([(498, 628), (500, 500)], 44, navy=235)
    s.disc(500, 452, 21, 24, rust=90)
    s.poly([(478, 450), (484, 428), (504, 424), (522, 440), (520, 448), (500, 446)], navy=250)
    for x in (566, 578):
        s.line([(x, 600), (x, 628)], 9, navy=245)
    s.poly([(556, 540), (588, 540), (596, 606), (548, 606)], rust=240)
    s.rect(584, 546, 600, 588, teal=230, navy=80, r=5)
    s.line([(560, 552), (546, 566)], 9, rust=240)
    s.disc(572, 520, 18, 20, rust=90)
    s.poly([(552, 520), (556, 500), (574, 496), (592, 508), (592, 516), (566, 510)], navy=250)
    s.line([(512, 500), (536, 536), (544, 566)], 13, navy=235)
    s.rect(84, 250, 96, 640, navy=245)
    s.disc(90, 226, 48, rust=240)
    s.disc(90, 226, 38)
    s.rect(70, 214, 110, 240, rust=240, r=4)
    s.rect(60, 300, 122, 420, navy=60, r=4)
    for j in range(6):
        s.line([(70, 318 + j * 17), (112, 318 + j * 17)], 3, navy=220)
    for cx, cy, r in ((300, 716, 150), (720, 752, 190), (1020, 700, 110)):
        s.disc(cx, cy, r, r * 0.13, navy=110, teal=70)
        s.line([(cx - r * 0.5, cy - 3), (cx - r * 0.1, cy - 3)], 3, navy=50)
    s.disc(900, 742, 90, 9, keep=True, rust=150)
    for _ in range(230):
        x, y = s.rnd.uniform(-40, W), s.rnd.uniform(-40, H)
        under = 130 < x < 660 and 236 < y < 640
        if not under:
            n = s.rnd.uniform(18, 44)
            s.line([(x, y), (x - n * 0.22, y + n)], 1.5, navy=30, teal=40)


def lantern(s: Sheet, x: float, y: float, k: float) -> None:
    s.glow(x, y - 10 * k, 74 * k, {"navy": -150, "rust": 110})
    for j in range(5):
        half = (24 - j * 3) * k
        s.line(
            [(x - half, y + (24 + j * 11) * k), (x + half, y + (24 + j * 11) * k)],
            2.6 * k,
            gold=200,
            rust=90,
        )
    s.poly(
        [
            (x - 40 * k, y + 4 * k),
            (x + 40 * k, y + 4 * k),
            (x + 22 * k, y + 20 * k),
            (x - 22 * k, y + 20 * k),
        ],
        rust=230,
        navy=120,
    )
    s.poly(
        [
            (x - 20 * k, y + 4 * k),
            (x - 15 * k, y - 38 * k),
            (x + 15 * k, y - 38 * k),
            (x + 20 * k, y + 4 * k),
        ],
        gold=210,
        rust=40,
    )
    s.poly([(x - 9 * k, y + 2 * k), (x, y - 26 * k), (x + 9 * k, y + 2 * k)], gold=40)
    s.line([(x - 15 * k, y - 38 * k), (x + 15 * k, y - 38 * k)], 3 * k, rust=240)


def lanterns_scene(s: Sheet) -> None:
    s.fade("navy", (0, 0, W, 400), 240, 160)
    for _ in range(70):
        s.disc(s.rnd.uniform(0, W), s.rnd.uniform(10, 230), s.rnd.uniform(0.8, 1.9), navy=40)
    s.disc(176, 112, 44, gold=70)
    s.glow(820, 350, 360, {"navy": -90, "rust": 70})
    for i in range(6):
        x = 560 + i * 92
        s.rect(x, 110, x + 88, 372, navy=130, rust=40)
        s.disc(x + 44, 110, 44, 8, navy=105)
        s.fade("navy", (x + 40, 110, x + 88, 372), 0, 110, across=True)
        s.fade("gold", (x, 250, x + 88, 372), 0, 210)
        s.fade("rust", (x, 280, x + 88, 372), 0, 110)
    s.rect(550, 74, 1120, 104, navy=250)
    for i in range(14):
        s.rect(566 + i * 40, 82, 584 + i * 40, 94, gold=220)
    for x in (90, 244, 398):
        barn(s, x, 282, 150, 90, 225)
        s.rect(x + 57, 320, x + 93, 372, gold=220, rust=60)
    for x in range(20, 1200, 60):
        y = 222 + 18 * math.sin(x / 95)
        s.line([(x, y), (x + 60, 222 + 18 * math.sin((x + 60) / 95))], 1.6, navy=250)
    for x in range(50, 1200, 60):
        y = 222 + 18 * math.sin(x / 95)
        s.glow(x, y + 15, 30, {"navy": -110, "rust": 90})
        s.disc(x, y + 15, 10, 12, rust=235, gold=120)
    for j in range(5):
        s.rect(0, 372 + j * 17, W, 389 + j * 17, navy=150 + j * 18, rust=60 - j * 10)
    for j, sz in ((0, 30), (2, 34), (4, 40)):
        crowd(s, 392 + j * 17, -10 + j * 9, W + 20, sz, seated=True)
    s.rect(0, 452, W, H, navy=215, teal=0)
    s.fade("navy", (0, 452, W, H), 0, 40)
    s.ripples(462, 790, 150, 2.2, navy=165)
    for x, y, k in (
        (120, 500, 0.6),
        (250, 528, 0.7),
        (396, 492, 0.55),
        (520, 540, 0.75),
        (668, 504, 0.6),
        (806, 534, 0.7),
        (944, 496, 0.58),
        (1080, 528, 0.7),
        (180, 614, 1.0),
        (410, 640, 1.1),
        (640, 604, 0.95),
        (872, 642, 1.1),
        (1086, 618, 1.0),
        (300, 744, 1.35),
        (700, 730, 1.4),
        (1010, 748, 1.3),
        (60, 712, 1.2),
    ):
        lantern(s, x, y, k)


def ferry_scene(s: Sheet) -> None:
    s.fade("navy", (0, 0, W, 420), 190, 20)
    s.fade("rust", (0, 120, W, 420), 0, 210)
    s.disc(310, 372, 60, rust=250, gold=120)
    s.poly(
        [
            (0, 400),
            (160, 372),
            (330, 396),
            (560, 362),
            (800, 392),
            (1010, 366),
            (1200, 390),
            (1200, 430),
            (0, 430),
        ],
        navy=170,
        rust=60,
    )
    for i in range(4):
        x = 640 + i * 170
        s.rect(x, 300, x + 9, 420, navy=200)
        s.line([(x + 4, 300), (x - 80, 372)], 2, navy=200)
        s.line([(x + 4, 300), (x + 90, 372)], 2, navy=200)
    s.rect(560, 370, W, 378, navy=210)
    trees(s, 428, -20, 560, 18, navy=220)
    s.rect(0, 426, W, H, navy=120, rust=110)
    s.fade("navy", (0, 426, W, H), 0, 130)
    for j in range(22):
        half = 58 - j * 1.6 + 18 * math.sin(j * 2.1)
        s.line([(310 - half, 436 + j * 15), (310 + half, 436 + j * 15)], 4, rust=210, gold=60)
    s.ripples(440, 790, 150, 2.2, navy=230)
    s.glow(356, 590, 150, {"navy": -120, "gold": 150})
    for j in range(10):
        half = 60 - j * 4 + 10 * math.sin(j * 1.9)
        s.line(
            [(330 - j * 8 - half, 664 + j * 13), (330 - j * 8 + half, 664 + j * 13)],
            4,
            gold=200,
            rust=30,
        )
    s.poly(
        [(370, 610), (950, 610), (986, 586), (960, 664), (916, 682), (430, 682), (392, 660)],
        navy=255,
    )
    s.line([(384, 628), (966, 628)], 6, rust=220)
    s.rect(470, 500, 860, 512, navy=255, r=5)
    s.poly([(450, 500), (880, 500), (850, 482), (482, 482)], rust=230, navy=90)
    for x in (486, 606, 730, 842):
        s.rect(x, 510, x + 8, 612, navy=255)
    s.rect(744, 524, 838, 612, navy=215)
    s.rect(758, 536, 824, 572, gold=210, rust=30)
    for x, t in ((530, {"navy": 235}), (572, {"navy": 200, "teal": 120}), (660, {"navy": 240})):
        s.line([(x, 610), (x, 572)], 26, navy=t["navy"])
        s.disc(x + 2, 546, 11, 13, navy=250)
    s.poly([(682, 610), (722, 610), (718, 590), (686, 590)], rust=200, navy=60)
    for q in range(4):
        s.disc(690 + q * 9, 586 - (q % 2) * 5, 6, rust=250)
    s.line([(918, 610), (914, 548)], 24, navy=255)
    s.disc(914, 522, 12, 14, navy=255)
    s.poly([(894, 516), (936, 516), (918, 502)], navy=255)
    s.line([(916, 560), (956, 580), (988, 556)], 8, navy=255)
    s.line([(988, 540), (1010, 664)], 6, navy=255)
    s.line([(402, 612), (402, 560)], 4, navy=255)
    s.disc(402, 556, 11, gold=150)
    for x, y, w in ((980, 180, 16), (1030, 206, 12), (930, 216, 10)):
        bird(s, x, y, w, navy=255)
    for k in range(60):
        x = 1010 + k * 3.4
        h = s.rnd.uniform(70, 210)
        s.line([(x, 810), (x + s.rnd.uniform(-30, 14), 810 - h)], 2.4, navy=255)
        if k % 4 == 0:
            s.line([(x - 8, 810 - h), (x - 18, 780 - h)], 8, rust=200, gold=60)


def keys_scene(s: Sheet) -> None:
    s.rect(0, 0, W, H, rust=110, navy=62, gold=120)
    for i in range(6):
        y = i * 136
        s.fade("navy", (0, y, W, min(H, y + 134)), 0, 26)
        s.rect(0, y + 130, W, y + 134, keep=True, navy=190)
        for _ in range(9):
            gx, gy = s.rnd.uniform(-60, W), s.rnd.uniform(y + 12, y + 120)
            n = s.rnd.uniform(80, 300)
            s.line(
                [(gx + q * n / 8, gy + 4 * math.sin(q * 0.9 + gx)) for q in range(9)],
                1.6,
                keep=True,
                navy=95,
            )
    s.glow(300, 160, 620, {"navy": -70, "rust": -60})
    s.rect(60, 128, 1140, 168, navy=170, rust=150)
    s.rect(60, 160, 1140, 172, navy=240)
    for i in range(12):
        x = 112 + i * 86.5
        tilt = s.rnd.uniform(-0.05, 0.05)
        size = s.rnd.uniform(0.93, 1.08)

        def at(dx: float, dy: float, x: float = x, tilt: float = tilt, size: float = size) -> Point:
            return x + (dx + dy * tilt) * size, 196 + dy * size

        for off, shade in (((13.0, 12.0), True), ((0.0, 0.0), False)):

            def pt(dx: float, dy: float, off: Point = off) -> Point:
                px, py = at(dx, dy)
                return px + off[0], py + off[1]

            tone: Tones = {"navy": 135} if shade else {"gold": 235, "navy": 55}
            cx, cy = pt(0, 22)
            if shade:
                s.disc(cx, cy, 25 * size, keep=True, **tone)
            else:
                s.disc(cx, cy, 25 * size, **tone)
                s.disc(cx, cy, 13 * size, rust=140, navy=100)
            s.line([pt(0, 48), pt(0, 190)], 10 * size, keep=shade, **tone)
            teeth = (
                ((150, 26), (168, 17), (184, 28))
                if i % 3 == 0
                else ((146, 17), (166, 28), (184, 22))
                if i % 3 == 1
                else ((154, 28), (182, 28))
            )
            for dy, n in teeth:
                s.line([pt(0, dy), pt(n, dy)], 8 * size, keep=shade, **tone)
            s.poly(
                [pt(-26, 250), pt(26, 250), pt(26, 384), pt(-26, 384)],
                keep=shade,
                **({"navy": 135} if shade else {"gold": 110}),
            )
            if not shade:
                s.line([pt(0, 36), pt(-10, 150), pt(0, 262)], 2.6, rust=245, navy=60)
                s.disc(*pt(0, 264), 4, navy=230)
                s.fade(
                    "rust",
                    (pt(10, 0)[0], pt(0, 250)[1], pt(26, 0)[0], pt(0, 384)[1]),
                    0,
                    60,
                    across=True,
                )
                s.line([pt(-15, 284), pt(15, 284)], 1.5, rust=160, navy=120)
                s.line([pt(-15, 372), pt(15, 372)], 1.5, rust=160, navy=120)
                numeral(s, i + 1, pt(0, 328), 20 * size)
        s.line([(x, 156), (x, 188), (x + 10, 196), (x + 14, 186)], 5, navy=255)
    s.glow(1130, 760, 560, {"navy": 90})


def numeral(s: Sheet, n: int, centre: Point, r: float) -> None:
    """Seven-stroke brush digits, so no font is needed."""
    strokes = {
        "0": "abcdef",
        "1": "bc",
        "2": "abged",
        "3": "abgcd",
        "4": "fgbc",
        "5": "afgcd",
        "6": "afgedc",
        "7": "abc",
        "8": "abcdefg",
        "9": "gfabcd",
    }
    digits = str(n)
    for q, ch in enumerate(digits):
        w, h = (r * 0.5, r) if len(digits) == 1 else (r * 0.36, r)
        cx = centre[0] + (q - (len(digits) - 1) / 2) * r * 1.15
        cy = centre[1]
        seg = {
            "a": ((-w, -h), (w, -h)),
            "b": ((w, -h), (w, 0)),
            "c": ((w, 0), (w, h)),
            "d": ((-w, h), (w, h)),
            "e": ((-w, 0), (-w, h)),
            "f": ((-w, -h), (-w, 0)),
            "g": ((-w, 0), (w, 0)),
        }
        for key in strokes[ch]:
            (x0, y0), (x1, y1) = seg[key]
            s.line([(cx + x0, cy + y0), (cx + x1, cy + y1)], 4.6, navy=230, rust=200)


DAY = {"navy": NAVY, "rust": RUST, "teal": TEAL}
NIGHT = {"navy": NAVY, "rust": RUST, "gold": GOLD, "teal": TEAL}
SCENES: dict[str, tuple[Callable[[Sheet], None], dict[str, tuple[int, int, int]]]] = {
    "silos": (silos_scene, DAY),
    "groundbreaking": (groundbreaking_scene, DAY),
    "runners": (runners_scene, DAY),
    "dragonboat": (dragonboat_scene, DAY),
    "busstop": (busstop_scene, DAY),
    "lanterns": (lanterns_scene, NIGHT),
    "ferry": (ferry_scene, NIGHT),
    "keys": (keys_scene, NIGHT),
}


def draw_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, (scene, inks)) in enumerate(SCENES.items(), 1):
        sheet = Sheet(inks, seed)
        scene(sheet)
        sheet.pull(folder / f"{name}.jpg")
