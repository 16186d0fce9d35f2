"""Adding issues: once, again, corrected, with pictures."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.fakes import MemoryEngine
from builders import make_issue, make_reading, revised
from shibao.archive import keeping, pictures, shelf
from shibao.archive.keeping import Archive
from shibao.archive.models import Article, Content, Credit, Issue, Media, Person, Revision
from shibao.paper import DamagedInput, WrongUse
from shibao.paper import Issue as Printed
from shibao.paper.model import Photo, Source, canonical
from shibao.reading import Reading


@pytest.fixture
def archive(home):
    return Archive(home)


def test_what_was_added_comes_back_to_the_letter(archive):
    issue = make_issue(1)
    added = archive.add(Reading(issue))
    assert (added.key, added.outcome, added.revision) == ("2020-01-10", "added", 1)
    assert shelf.issue(added.key).to_json() == issue.to_json()


def test_the_same_issue_again_changes_nothing(archive):
    archive.add(make_reading(1))
    before = [model.objects.count() for model in (Content, Revision, Article, Credit, Person)]
    again = make_reading(1)
    again.issue.source = Source(name="elsewhere.docx")
    assert archive.add(again).outcome == "unchanged"
    after = [model.objects.count() for model in (Content, Revision, Article, Credit, Person)]
    assert after == before


def test_a_corrected_issue_keeps_the_older_state(archive):
    issue = make_issue(1)
    archive.add(Reading(issue))
    contents = Content.objects.count()
    added = archive.add(Reading(revised(issue)))
    assert (added.outcome, added.revision) == ("revised", 2)
    assert Content.objects.count() == contents + 1, "unchanged texts are kept once"
    assert shelf.issue(added.key).articles[0].title == "更正后的标题"
    assert canonical(shelf.issue(added.key, 1).to_dict()) == canonical(issue.to_dict())


def test_an_older_state_again_changes_nothing(archive):
    issue = make_issue(1)
    for state in (issue, revised(issue)):
        archive.add(Reading(state))
    added = archive.add(Reading(issue))
    assert (added.outcome, added.revision) == ("unchanged", 2)
    assert shelf.issue("2020-01-10") == revised(issue)


def test_a_correction_taken_back_is_a_third_state(archive):
    issue = make_issue(1)
    for state, revision in ((issue, 1), (revised(issue), 2), (issue, 3)):
        assert archive.add(Reading(state), replace=True).revision == revision
    assert archive.add(Reading(issue), replace=True).outcome == "unchanged"
    assert shelf.issue("2020-01-10") == issue


def test_another_issue_of_the_same_day_is_refused_but_on_demand(archive):
    issue = make_issue(1)
    key = archive.add(Reading(issue)).key
    other = issue.model_copy(deep=True)
    for number, article in enumerate(other.articles):
        article.title, article.paragraphs = f"别的稿件{number}", []
    with pytest.raises(WrongUse, match="没有一篇相同"):
        archive.add(Reading(other))
    assert shelf.issue(key) == issue
    assert archive.add(Reading(other), replace=True).outcome == "revised"


def test_numbers_follow_the_last_state(archive):
    issue = make_issue(1)
    numbered = issue.model_copy(deep=True)
    issue.masthead.number = issue.masthead.number_total = None
    archive.add(Reading(issue))
    assert archive.add(Reading(numbered)).outcome == "revised"
    assert Issue.objects.get().number_total == 2
    archive.add(Reading(issue))
    assert Issue.objects.get().number_total == 2, "a number once known stays known"


def test_two_papers_and_two_issues_of_a_day(archive):
    keys = []
    for paper, total in (("河湾时报", 2), ("河湾时报", 3), ("上街时报", 2), ("上街时报", 3)):
        issue = make_issue(1)
        issue.masthead.title, issue.masthead.number_total = paper, total
        keys.append(archive.add(Reading(issue)).key)
    day = "2020-01-10"
    assert keys == [day, f"{day}-2", f"上街时报-{day}", f"上街时报-{day}-2"]


def test_the_house_names_an_issue_that_does_not_name_itself(home):
    issue = make_issue(1)
    issue.masthead.title = None
    Archive(home.__class__(home.home, paper="本报")).add(Reading(issue))
    assert Issue.objects.get().paper == "本报"


def test_an_article_alone_needs_to_be_told_its_issue(archive):
    with pytest.raises(WrongUse, match="--date"):
        archive.add(Reading(Printed(articles=make_issue(1).articles)))
    assert not Issue.objects.exists()


def test_what_no_store_could_hold_leaves_nothing(archive):
    issue = make_issue(1)
    issue.articles[1].id = issue.articles[0].id
    with pytest.raises(DamagedInput, match="重复"):
        archive.add(Reading(issue))
    assert not Content.objects.exists()


def test_nul_characters_are_kept_on_either_database(archive):
    issue = make_issue(1)
    issue.articles[0].title = "标\0题"
    issue.articles[0].byline.reporters = ["王\0敏", "长" * 150]
    issue.pages[0].name = "要\0闻"
    added = archive.add(Reading(issue))
    assert shelf.issue(added.key) == issue


def test_bylines_become_people(archive):
    issue = make_issue(1, articles=2)
    issue.articles[0].byline.reporters = ["王浩", "李敏", "王浩"]
    issue.articles[0].byline.photographers = ["王浩"]
    issue.articles[1].byline.reporters = []
    issue.articles[1].byline.correspondents = ["李敏"]
    archive.add(Reading(issue))
    rows = Credit.objects.values_list("person__name", "article__ref", "role")
    assert sorted(rows) == [
        ("李敏", "a1", "reporter"),
        ("李敏", "a2", "correspondent"),
        ("王浩", "a1", "photographer"),
        ("王浩", "a1", "reporter"),
    ]
    assert Person.objects.count() == 2


def test_a_failed_transaction_leaves_no_names_behind(archive, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("cut short")

    with monkeypatch.context() as patch:
        patch.setattr(keeping.Outbox.objects, "create", fail)
        with pytest.raises(RuntimeError):
            archive.add(make_reading(1))
    assert not any(m.objects.exists() for m in (Issue, Content, Revision, Person))
    issue = make_issue(2, articles=1)
    issue.articles[0].byline.reporters = ["另一人"]
    archive.add(Reading(issue))
    archive.add(make_reading(1))
    wanted = {name for a in make_issue(1).articles for name in a.byline.reporters}
    assert set(Person.objects.values_list("name", flat=True)) == wanted | {"另一人"}


def test_queries_do_not_grow_with_the_articles(archive):
    counts = []
    for seed, articles in ((1, 3), (2, 30)):
        reading = make_reading(seed, articles=articles)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            archive.add(reading)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 18


def test_pictures_are_kept_under_their_hash(home, archive):
    reading = make_reading(1, media=True)
    added = archive.add(reading)
    row = Media.objects.get()
    path = pictures.file_of(home.media, row.sha256)
    assert path.read_bytes() == reading.media["image1.png"]
    assert (row.name, row.size) == ("image1.png", path.stat().st_size)
    assert shelf.picture(added.key, "image1.png") == row.sha256
    assert archive.add(reading).outcome == "unchanged"
    assert [p for p in home.media.rglob("*") if p.is_file()] == [path]


def test_another_picture_under_the_same_name_is_another_state(archive):
    reading = make_reading(1, media=True)
    archive.add(reading)
    other = Reading(reading.issue, {"image1.png": b"\x89PNG another"})
    assert archive.add(other).outcome == "revised"
    assert archive.add(other).outcome == "unchanged"


def test_pictures_that_are_still_named_are_taken_over(archive):
    reading = make_reading(1, media=True)
    archive.add(reading)
    picture = Media.objects.get().sha256
    corrected = revised(reading.issue)
    key = archive.add(Reading(corrected)).key
    assert shelf.picture(key, "image1.png") == picture
    corrected.articles[0].photos = [Photo(file="gone.png")]
    archive.add(Reading(corrected))
    assert shelf.picture(key, "image1.png") is None


def test_a_picture_needs_a_name_that_fits(archive):
    with pytest.raises(DamagedInput, match="图片名"):
        archive.add(Reading(make_issue(1), {"x" * 256: b"x"}))


def test_a_store_that_cannot_be_written_is_one_clear_line(home, archive, monkeypatch):
    from django.db import OperationalError

    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(keeping.Outbox.objects, "create", fail)
    with pytest.raises(WrongUse, match=r"写不进档案库（database is locked）.*重试"):
        archive.add(make_reading(1))


def test_the_index_follows(home, monkeypatch):
    engine = MemoryEngine()
    monkeypatch.setattr(keeping, "BATCH", 2)
    with Archive(home, engine) as archive:
        archive.add(make_reading(1))
        assert engine.commits == 0
        archive.add(make_reading(2))
        assert len(engine.entries) == 16
        archive.add(make_reading(3))
    assert len(engine.entries) == 24
