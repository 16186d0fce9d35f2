"""Search measured: what is found of what is there, how fast, how large, beside its rivals.

    python bench/search.py [CORPUS]              600 queries, four searches, the whole archive
    python bench/search.py [CORPUS] --million    ours alone, with a million articles (20 minutes)

All work runs on one core: folding, cutting, indexing, committing, merging. A query's time is the
shortest of three, after one to warm up, for the best twenty and the number of all.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from statistics import median

from corpus import DEFAULT, Story, altered, entries, load, queries, truth
from peers import Ours, Peer, peers
from report import table, write_section

from shibao.paper import Article, Issue, Masthead, Page, Paragraph
from shibao.reading import Reading

MILLION = 1_000_000
MISSING = 77


@dataclass(frozen=True)
class Measured:
    """A class of queries: hits found that are there, hits there, hits found, milliseconds each."""

    right: int
    there: int
    found: int
    times: list[float]

    def cells(self) -> list[str]:
        """Recall, precision, p50, p99."""
        return [
            f"{self.right / self.there:.3f}",
            f"{self.right / self.found:.3f}" if self.found else "–",
            *_times(self.times),
        ]


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("corpus", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--million", action="store_true")
    options = parser.parse_args()
    if not options.corpus.is_file():
        sys.exit(f"*** NOT RUN: the news corpus is missing: {options.corpus}")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if options.million:
        write_section("search-million", million(load(options.corpus)))
    elif os.environ.get("SHIBAO_DATABASE_URL") or not with_postgres():
        write_section("search", compare(load(options.corpus)))


def with_postgres() -> bool:
    """Run this bench again beside a PostgreSQL of its own; false where there is none to be had."""
    tool = Path(__file__).resolve().parents[1] / "tools/with_postgres.sh"
    code = subprocess.call([tool, sys.executable, *sys.argv]) if tool.is_file() else MISSING
    if code not in (0, MISSING):
        sys.exit(code)
    return code == 0


def compare(stories: list[Story]) -> str:
    """The section of the comparison."""
    asked = queries(stories)
    right = {query: truth(stories, query) for query in chain(*asked.values())}
    built, rows = [], []
    ours = 0.0
    for peer in peers():
        seconds = _seconds(lambda peer=peer: peer.build(stories))
        results = {name: measure(peer, group, right) for name, group in asked.items()}
        everything = _joined(results.values())
        ours = ours or median(everything.times)
        rate, size = len(stories) / seconds, peer.size() / len(stories)
        ratio = f"{median(everything.times) / ours:.1f}×"
        built.append([peer.name, f"{rate:.0f}", f"{size:.0f}", *everything.cells(), ratio])
        rows += [[peer.name, name, *result.cells()] for name, result in results.items()]
        print(built[-1], file=sys.stderr, flush=True)
    return _section(stories, built, rows)


def _section(stories: list[Story], built: list[list[str]], rows: list[list[str]]) -> str:
    clock, processor = whole_archive(stories)
    characters = sum(len(story.title) + len(story.body) for story in stories) / len(stories)
    quality = ["recall", "precision", "p50 ms", "p99 ms"]
    missing = "" if len(built) > 3 else "\nPostgreSQL: not run, it is not installed here.\n"
    return (
        f"## Search\n\n{len(stories):,} articles of {characters:.0f} characters, 600 queries. "
        "The truth is a scan for the query as it is written; times are the shortest of three, for "
        "the best twenty and the number of all. PostgreSQL's bytes include its table, the others' "
        "no text.\n\n"
        + table(["", "articles/s", "bytes/article", *quality, "p50 to ours"], built)
        + missing
        + "\nBy class of query:\n\n"
        + table(["", "queries", *quality], rows)
        + "\nFrom Issue to searchable through the whole archive on SQLite, every issue safe on the "
        f"disk before the next: **{clock:.0f} articles/s**, {processor:.0f} a second of processor "
        "time; the rest is waiting for the disk and for other work on the machine.\n"
    )


def measure(peer: Peer, asked: Iterable[str], right: dict[str, set[int]]) -> Measured:
    """Ask a class of queries."""
    found = {query: peer.every(query) for query in asked}
    return Measured(
        right=sum(len(hits & right[query]) for query, hits in found.items()),
        there=sum(len(right[query]) for query in found),
        found=sum(map(len, found.values())),
        times=[_milliseconds(lambda query=query: peer.top(query)) for query in found],
    )


def whole_archive(stories: list[Story]) -> tuple[float, float]:
    """Articles a second from Issue to searchable, by the clock and by the processor's time."""
    with tempfile.TemporaryDirectory(prefix="shibao-bench-") as folder:
        os.environ.pop("SHIBAO_DATABASE_URL", None)
        from shibao.archive.home import create_home, open_engine

        config = create_home(folder, paper="新闻联播")
        from shibao.archive.keeping import Archive

        readings = list(_readings(stories))
        engine = open_engine(config)

        def keep() -> None:
            with Archive(config, engine) as archive:
                for reading in readings:
                    archive.add(reading)

        used = time.process_time()
        seconds = _seconds(keep)
        used = time.process_time() - used
        assert len(engine.seqs()) == len(stories)
        return len(stories) / seconds, len(stories) / used


def million(stories: list[Story]) -> str:
    """The section of the million."""
    with tempfile.TemporaryDirectory(prefix="shibao-bench-") as folder:
        ours = Ours(Path(folder))
        spent, number, copy = 0.0, 0, 0
        while number < MILLION:
            part = altered(stories, copy)[: MILLION - number]
            made = list(entries(part, first=number + 1))
            spent += _seconds(lambda made=made: ours.engine.add(made))
            number, copy = number + len(part), copy + 1
            print(f"{number:,} articles, {number / spent:.0f}/s", file=sys.stderr, flush=True)
        spent += _seconds(ours.engine.commit)
        asked = queries(stories) | {
            f"{name}, altered text": group[::3]
            for name, group in queries(altered(stories, copy // 2)).items()
        }
        times = {
            name: [_milliseconds(lambda query=query: ours.top(query)) for query in group]
            for name, group in asked.items()
        }
        rows = [[name, str(len(group)), *_times(group)] for name, group in times.items()]
        everything = list(chain(*times.values()))
        rows.append(["all", str(len(everything)), *_times(everything)])
        return (
            f"## Search in a million articles\n\nThe corpus {copy} times, in each copy a tenth of "
            f"the less common characters and all digits changed. **{number / spent:.0f} "
            f"articles/s, {ours.size() / number:.0f} bytes/article** ({ours.size() / 1e9:.2f} "
            f"GB).\n\n" + table(["queries", "number", "p50 ms", "p99 ms"], rows)
        )


def _readings(stories: list[Story]) -> Iterable[Reading]:
    for day, group in groupby(sorted(stories, key=_day), key=_day):
        articles = [
            Article(
                id=f"a{number}",
                page=1,
                title=story.title,
                paragraphs=[Paragraph(text=line) for line in story.body.split("\n")],
            )
            for number, story in enumerate(group, 1)
        ]
        head = Masthead(title="新闻联播", date=day)
        yield Reading(Issue(masthead=head, pages=[Page(number=1)], articles=articles))


def _day(story: Story) -> date:
    return story.day


def _joined(results: Iterable[Measured]) -> Measured:
    parts = list(results)
    return Measured(
        right=sum(part.right for part in parts),
        there=sum(part.there for part in parts),
        found=sum(part.found for part in parts),
        times=list(chain(*(part.times for part in parts))),
    )


def _times(times: list[float]) -> list[str]:
    ordered = sorted(times)
    return [f"{median(ordered):.2f}", f"{ordered[int(len(ordered) * 0.99)]:.2f}"]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    return min(_seconds(work) for _ in range(3)) * 1000


if __name__ == "__main__":
    main()
