"""Five hundred broken inputs, the same on every run."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from reading.broken_docx import MB, Input, documents, whole_parts, zips
from reading.manuscript import p, parts_of, zipped

TOTAL = 500
TEXT = (
    "河湾时报\n河湾区委宣传部主办　内资准印号：河内资〔2024〕12号\n"
    "2024年3月15日　星期五　农历甲辰年二月初六　第10期（总第210期）　今日4版\n\n"
    "# 我区部署春季重点项目建设\n（记者 王明 李静）\n"
    "昨日，河湾区召开春季重点项目推进会，区长陈志远出席并讲话。会议指出，要抢抓农时，\n"
    "强化要素保障，确保各项目早开工、早见效。\n\n"
    "## 02版 综合\n# 东街社区办起邻里食堂\n"
    "本报讯（记者 赵兰）“一碗面六块钱。”三月的东街飘着饭香。\n"
    "△居民在食堂用餐。刘洋 摄\n\n值班编辑：周文 校对：孙丽 投稿邮箱：hewan@example.com\n"
) * 3
ISSUE = json.dumps(
    {
        "schema": "shibao.issue/1",
        "masthead": {"title": "河湾时报", "date": "2024-03-15", "number": 10},
        "pages": [{"number": 1, "name": "要闻"}],
        "articles": [
            {
                "id": "a1",
                "title": "我区部署春季重点项目建设",
                "paragraphs": [{"text": "昨日，区里开会。", "places": [{"start": 0, "end": 3}]}],
                "byline": {"text": "（记者 王明）", "reporters": ["王明"]},
            }
        ],
    },
    ensure_ascii=False,
)


def cut(data: bytes, random: Random) -> bytes:
    """The beginning of a file."""
    return data[: random.randrange(len(data))]


def flipped(data: bytes, random: Random) -> bytes:
    """A file with some bits turned over."""
    broken = bytearray(data)
    for _ in range(random.choice((1, 3, 30, 300))):
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
    return bytes(broken)


def spliced(data: bytes, random: Random) -> bytes:
    """A file with a stretch replaced, repeated or lost."""
    start, end = sorted(random.randrange(len(data)) for _ in range(2))
    middle = random.choice((b"", random.randbytes(200), data[start:end] * 2, bytes(64)))
    return data[:start] + middle + data[end:]


def mutations() -> Iterator[Input]:
    """Sound files of every kind, broken at random."""
    sound = {
        "docx": zipped(whole_parts(TEXT)),
        "stored docx": zipped(parts_of(p("甲" * 500) * 9), zipfile.ZIP_STORED),
        "utf-8 text": TEXT.encode(),
        "gb18030 text": TEXT.encode("gb18030"),
        "utf-16 text": TEXT.encode("utf-16"),
        "json": ISSUE.encode(),
    }
    for kind, data in sound.items():
        for way in (cut, flipped, spliced):
            for n in range(12):
                yield Input(
                    f"{way.__name__} {kind} {n}", lambda rng, way=way, data=data: way(data, rng)
                )


def encodings() -> Iterator[Input]:
    """Text in encodings that are told and not told, sound, damaged and mixed."""
    traditional = "區政府召開會議，部署春季工作。\n居民在食堂用餐。\n" * 20
    texts = {
        "gb18030": TEXT, "gbk": TEXT, "utf-16-le": TEXT, "utf-16-be": TEXT, "utf-32": TEXT,
        "utf-7": TEXT, "hz": TEXT, "big5": traditional, "shift_jis": "会議を開催しました。\n" * 40,
        "euc_jp": "会議を開催しました。\n" * 40, "euc_kr": "회의를 열었다.\n" * 40,
        "cp1252": "Façade naïve – “café”\n" * 40,
    }  # fmt: skip
    for encoding, text in texts.items():
        data = text.encode(encoding, "ignore")
        mixed = TEXT.encode() + data
        yield Input(f"{encoding} sound", lambda rng, data=data: data)
        yield Input(f"{encoding} odd", lambda rng, data=data: data[1:])
        yield Input(f"{encoding} damaged", lambda rng, data=data: flipped(data, rng))
        yield Input(f"{encoding} after utf-8", lambda rng, mixed=mixed: mixed)
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0"):
        wrong = mark + TEXT.encode("gb18030")
        yield Input(f"wrong mark {mark.hex()}", lambda rng, wrong=wrong: wrong)
        yield Input(f"only mark {mark.hex()}", lambda rng, mark=mark: mark)
    lone = "甲\ud800乙\udfff".encode("utf-16-le", "surrogatepass")
    yield Input("lone surrogates utf-16", lambda rng: b"\xff\xfe" + lone * 50)
    yield Input("lone surrogates utf-8", lambda rng: TEXT.encode() + b"\xed\xa0\x80" * 9)
    yield Input("overlong utf-8", lambda rng: TEXT.encode() + b"\xc0\x80\xf8\x88\x80\x80\x80")


def oddities() -> Iterator[Input]:
    """Nothing, next to nothing, and text that nobody would write."""
    text = TEXT.encode()
    texts = {
        "empty": b"",
        "space": b" \n\t\n",
        "wide space": "　\n　\n".encode(),
        "line feed": b"\n",
        "one letter": b"a",
        "nul": bytes(4096),
        "one nul in text": text.replace("王".encode(), b"\0", 1),
        "nul in every line": text.replace(b"\n", b"\0\n"),
        "controls": bytes(range(32)) * 64,
        "only marks": "。，、！？".encode() * 2000,
        "only hashes": b"#" * 9000 + b"\n",
        "only brackets": "（".encode() * 90_000,
        "only names": ("（记者 " + "甲 " * 30_000 + "）").encode(),
        "dates": b"2024-03-15 " * 60_000,
        "numerals": "一".encode() * 900_000,
        "unclosed bylines": "（记者 王明\n".encode() * 9_000,
        "right to left": "\u202e河湾\u200b时报\ufeff\n".encode() * 999,
        "combining": ("e" + "\u0301" * 90_000).encode(),
        "spaces": b" " * 4 * MB + b"a",
    }
    for name, data in texts.items():
        yield Input(name, lambda rng, data=data: data)


def sizes() -> Iterator[Input]:
    """Too much of one thing."""
    line, short = "河湾区今日召开会议".encode(), "甲\n".encode()
    for size in (7, 9, 60):
        count = size * MB
        yield Input(f"{size} MB of one line", lambda rng, n=count: line * (n // len(line)))
        yield Input(f"{size} MB of letters", lambda rng, n=count: b"a" * n)
        yield Input(f"{size} MB of short lines", lambda rng, n=count: short * (n // len(short)))
        yield Input(f"{size} MB of empty lines", lambda rng, n=count: b"\n" * n + b"a")
        yield Input(f"{size} MB at random", lambda rng, n=count: rng.randbytes(n))
    yield Input("7 MB of headings", lambda rng: "# 题目\n正文。\n".encode() * (7 * MB // 22))
    yield Input("7 MB of issues", lambda rng: TEXT.encode() * (7 * MB // len(TEXT.encode())))
    yield Input("100 MB of one line", lambda rng: b"a" * (100 * MB))
    yield Input("100 MB of nothing", lambda rng: b"", 100 * MB)
    yield Input("8 GB sparse after a title", lambda rng: "河湾时报\n".encode(), 8192 * MB)


def jsons() -> Iterator[Input]:
    """Issue JSON with wrong types, out of depth and out of measure."""
    head = '{"schema":"shibao.issue/1",'
    wrong = {
        "articles": ["1", "null", "{}", "[1]", '[{"id":1}]', '[{"id":"a","photos":"x"}]', '"x"'],
        "masthead": ["[]", '{"date":"2024-13-45"}', '{"number":1e400}', '{"number":"十"}',
                     '{"number":' + "9" * 5_000 + "}", '{"date":99999999999}', '{"title":["x"]}'],
        "pages": ["{}", '[{"number":-1e9}]', '[{"number":1.5}]', '[{"number":NaN}]'],
        "x": ["[" * 90_000, "[" * 90 + "]" * 90, "[" * 5_000 + "]" * 5_000, '{"a":' * 50_000,
              '"\\ud800"', '"\\u0000"', "9" * 100_000, "-", '"' + "x" * MB, "1e999999"],
    }  # fmt: skip
    for key, values in wrong.items():
        for n, value in enumerate(values):
            text = f'{head}"{key}":{value}}}'
            yield Input(f"json {key} {n}", lambda rng, text=text: text.encode())
    rest = {
        "cut": head, "other schema": '{"schema":"shibao.issue/9"}', "no schema": '{"a":1}',
        "array": "[]", "schema in text": '{"schema"', "twice": ISSUE * 2, "quoted": "{'schema':1}",
    }  # fmt: skip
    for name, text in rest.items():
        yield Input(f"json {name}", lambda rng, text=text: text.encode())
    yield Input("json in utf-16", lambda rng: ISSUE.encode("utf-16"))
    yield Input("json in gb18030", lambda rng: ISSUE.encode("gb18030"))
    yield Input("json of 60 MB", lambda rng: f'{head}"x":"{"x" * (60 * MB)}"}}'.encode())
    for size in (1, 4, 60):
        lists = "[]," * (size * MB // 3)
        yield Input(
            f"json of {size} MB of lists", lambda rng, x=lists: f'{head}"x":[{x}1]}}'.encode()
        )
        many = '{"text":"甲"},' * (size * MB // 16)
        yield Input(
            f"json of {size} MB of paragraphs",
            lambda rng, x=many: (
                f'{head}"articles":[{{"id":"a","paragraphs":[{x[:-1]}]}}]}}'.encode()
            ),
        )


def heads() -> Iterator[Input]:
    """The first bytes of other formats, and noise behind them."""
    magics = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n",
        b"GIF89a", b"\xff\xd8\xff\xe0", b"II*\0", b"PK\3\4", b"PK\5\6", b"PK\7\10", b"Rar!\x1a\7",
        b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"<html>", b"<?xml version='1.0'?>", b"MZ",
        b"\x7fELF", b"SQLite format 3\0",
    )  # fmt: skip
    for magic in magics:
        yield Input(f"head {magic!r}", lambda rng, magic=magic: magic + rng.randbytes(20_000))


def inputs() -> list[Input]:
    """All of them: those above, and random bytes to make up the number."""
    kinds = (mutations, encodings, oddities, sizes, zips, documents, jsons, heads)
    found = [item for kind in kinds for item in kind()]
    noise = (
        Input(f"noise {n}", lambda rng, n=n: rng.randbytes(1 << n % 22))
        for n in range(TOTAL - len(found))
    )
    return [*found, *noise]


def write(item: Input, path: Path) -> None:
    """Write an input as a file; its random bytes hang on its name alone."""
    with path.open("wb") as file:
        file.write(item.make(Random(item.name)))
        if item.size:
            file.truncate(item.size)
