"""`RESULTS.md`: one section a bench, each with machine, versions and date."""

import os
import platform
import re
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
_HEAD = "# Measured\n\nWritten by `make bench`; other machines give other seconds, ratios stay.\n"


def write_section(name: str, text: str) -> None:
    """Put a section in the place of its last run, or at the end."""
    whole = FILE.read_text(encoding="utf-8") if FILE.is_file() else _HEAD
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    section = f"{start}{text.rstrip()}\n\n{where()}\n{end}"
    pattern = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
    if pattern.search(whole):
        whole = pattern.sub(lambda _: section, whole)
    else:
        whole = f"{whole.rstrip()}\n\n{section}"
    FILE.write_text(whole, encoding="utf-8")


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def where() -> str:
    """Machine, versions, date."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = ", ".join(f"{name} {version(name)}" for name in ("tantivy", "rjieba", "django"))
    return (
        f"*{model[1] if model else platform.machine()}, {os.cpu_count()} cores (one used), "
        f"{memory:.0f} GB; Python {platform.python_version()}, {parts}, "
        f"SQLite {sqlite3.sqlite_version}; {datetime.now(UTC):%Y-%m-%d}*"
    )
