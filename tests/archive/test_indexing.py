"""The outbox: what the index takes up, once or twice, whoever writes and whatever breaks."""

import pytest

from archive.fakes import MemoryEngine
from builders import make_issue, make_reading, revised
from shibao.archive.indexing import index_pending, reindex
from shibao.archive.keeping import Archive
from shibao.archive.models import Article, Issue, Outbox
from shibao.archive.search.engine import Busy
from shibao.reading import Reading


@pytest.fixture
def engine():
    return MemoryEngine()


@pytest.fixture
def archive(home):
    return Archive(home)


def current():
    issues = Issue.objects.values("current")
    return set(Article.objects.filter(revision__in=issues).values_list("pk", flat=True))


def test_what_was_added_is_taken_up_once(archive, engine):
    for seed in range(3):
        archive.add(make_reading(seed))
    assert index_pending(engine) == 3
    assert engine.seqs() == current()
    assert not Outbox.objects.exists()
    assert index_pending(engine) == 0
    assert engine.commits == 1


def test_a_revision_takes_the_place_of_the_one_before(archive, engine):
    issue = make_issue(1)
    archive.add(Reading(issue))
    index_pending(engine)
    archive.add(Reading(revised(issue)))
    index_pending(engine)
    assert engine.seqs() == current()
    titles = {entry.title for entry in engine.entries.values()}
    assert any("更正后的标题" in title for title in titles)


def test_two_revisions_waiting_leave_the_last(archive, engine):
    issue = make_issue(1)
    for state in (issue, revised(issue), issue):
        archive.add(Reading(state), replace=True)
    assert index_pending(engine) == 3
    assert engine.seqs() == current()


def test_a_crash_before_the_outbox_is_emptied_only_feeds_again(archive, engine):
    archive.add(make_reading(1))
    waiting = list(Outbox.objects.values_list("pk", flat=True))
    index_pending(engine)
    Outbox.objects.bulk_create([Outbox(revision_id=pk) for pk in waiting])
    index_pending(engine)
    assert engine.seqs() == current()


def test_where_another_writes_the_index_it_waits(archive, engine):
    archive.add(make_reading(1))
    engine.busy = True
    assert index_pending(engine) == 0
    assert Outbox.objects.count() == 1
    engine.busy = False
    assert index_pending(engine) == 1


def test_entering_takes_up_what_a_crash_left(home, archive, engine):
    archive.add(make_reading(1))
    with Archive(home, engine):
        assert engine.seqs() == current()


def test_batches(archive, engine, monkeypatch):
    monkeypatch.setattr("shibao.archive.indexing.BATCH", 2)
    steps = []
    for seed in range(5):
        archive.add(make_reading(seed, articles=2))
    assert index_pending(engine, lambda done, total: steps.append((done, total))) == 5
    assert steps == [(2, 5), (4, 5), (5, 5)]
    assert engine.commits == 3


def test_reindex_from_the_store_alone(archive, engine):
    issue = make_issue(1)
    archive.add(Reading(issue))
    archive.add(Reading(revised(issue)))
    archive.add(make_reading(2))
    engine.entries = {1: "rubbish", 999: "rubbish"}
    assert reindex(engine) == 2
    assert engine.seqs() == current()
    assert not Outbox.objects.exists()


def test_a_reindex_cut_short_is_ended_by_the_next_opening(home, archive, engine, monkeypatch):
    archive.add(make_reading(1))
    index_pending(engine)
    monkeypatch.setattr(engine, "clear", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        reindex(engine)
    fresh = MemoryEngine()
    with Archive(home, fresh):
        assert fresh.seqs() == current()


def test_reindex_says_that_another_writes(archive, engine):
    archive.add(make_reading(1))
    engine.busy = True
    with pytest.raises(Busy):
        reindex(engine)


def test_entries_hold_what_is_searched(archive, engine):
    issue = make_issue(1, articles=1)
    story = issue.articles[0]
    story.kicker, story.title, story.deck = "肩题", "主题", None
    story.byline.text, story.byline.reporters = "（记者 王浩）", ["王浩"]
    story.byline.photographers = ["李敏", "王浩"]
    story.paragraphs = story.paragraphs[:1]
    archive.add(Reading(issue))
    index_pending(engine)
    (entry,) = engine.entries.values()
    assert entry.title == "肩题\n主题"
    assert entry.text == f"{story.paragraphs[0].text}\n（记者 王浩）"
    assert (entry.issue, entry.date, entry.page) == ("2020-01-10", issue.masthead.date, 1)
    assert (entry.number, list(entry.reporters)) == (2, ["王浩", "李敏"])
