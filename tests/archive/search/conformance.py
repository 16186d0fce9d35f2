"""What every search engine must do: subclass `EngineConformance` and give it `engine`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import scan
from shibao.archive.search.engine import Engine, Entry, Hits, Order
from shibao.archive.search.query import And, Not, Or, PageIs, Query, Reporter, Term, parse
from shibao.paper import WrongUse

Make = Callable[[], Engine]
ORDERS = get_args(Order)
EVERYTHING = 1000

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,
        HealthCheck.too_slow,
    ],
)


def entry(seq: int, title: str = "", text: str = "", **other: object) -> Entry:
    """An article of the issue of its own day."""
    day = date(2024, 1, 1) + timedelta(days=seq)
    values = {"issue": str(day), "date": day, "number": seq, "page": 1, "revision": seq} | other
    return Entry(seq=seq, title=title, text=text, **values)  # type: ignore[arg-type]


def filled(engine: Engine, entries: list[Entry]) -> Engine:
    """The engine holding these articles and no others."""
    engine.clear()
    engine.add(entries)
    engine.commit()
    return engine


def titled(engine: Engine, *titles: str) -> Engine:
    """The engine holding articles with these titles, `seq` from 1."""
    return filled(engine, [entry(seq, title) for seq, title in enumerate(titles, 1)])


def found(engine: Engine, query: str | Query, **options: object) -> list[int]:
    """What is found, by `seq`."""
    tree = parse(query) if isinstance(query, str) else query
    hits = engine.search(tree, limit=EVERYTHING, **options)  # type: ignore[arg-type]
    assert hits.total == len(hits.seqs) == len(set(hits.seqs))
    return sorted(hits.seqs)


def pages(engine: Engine, query: str, order: Order, between: Callable[[int], None]) -> list[Hits]:
    """All pages of two hits; `between` is called with the number of each page before the next."""
    got = [engine.search(parse(query), order=order, limit=2)]
    while got[-1].cursor:
        between(len(got))
        got.append(engine.search(parse(query), order=order, limit=2, cursor=got[-1].cursor))
    return got


class EngineConformance:
    """The tests. `make` opens an engine on the same place each time it is called."""

    @pytest.fixture
    def make(self) -> Make:
        """Opens the engine; calling it again is a reopening."""
        raise NotImplementedError

    @pytest.fixture
    def engine(self, make: Make) -> Engine:
        """An empty engine."""
        return make()

    @quick
    @given(data=st.data())
    def test_finds_what_a_look_at_every_article_finds(self, engine: Engine, data) -> None:
        held = scan.entries(data.draw(st.integers(1, 12)), data)
        filled(engine, held)
        for _ in range(12):
            query = data.draw(scan.queries(held))
            hit = [one for one in held if scan.holds(query, one)]
            for order in ORDERS:
                assert found(engine, query, order=order) == sorted(one.seq for one in hit), query
            hits = engine.search(query, order="newest", limit=EVERYTHING, facets=True)
            assert hits.seqs == scan.newest_first(hit)
            assert {name: dict(values) for name, values in hits.facets.items()} == scan.counts(hit)

    @quick
    @given(data=st.data())
    def test_finds_every_piece_of_an_article(self, engine: Engine, data) -> None:
        held = scan.entries(4, data)
        filled(engine, held)
        for _ in range(20):
            span = data.draw(scan.spans(held))
            hit = [one.seq for one in held if scan.holds(Term(span), one)]
            assert found(engine, Term(span)) == hit, span

    @pytest.mark.parametrize("char", "的鑫，1a靁")
    def test_one_character(self, engine: Engine, char: str) -> None:
        filled(
            engine, [entry(1, f"甲{char}乙"), entry(2, "甲乙", f"丙{char}"), entry(3, "甲", "乙")]
        )
        assert found(engine, Term(char)) == [1, 2]
        assert found(engine, Term(char, "title")) == [1]
        assert found(engine, Term(char, "text")) == [2]

    @pytest.mark.parametrize(
        ("written", "asked"),
        [
            ("臺灣後續報導", "台湾后续"),
            ("台湾后续报导", "臺灣後續"),
            ("ＡＢＣ１２３％", "abc123%"),
            ("abc123%", "ＢＣ１２"),
            ("区（县）长：王浩", "区(县)长:王浩"),
            ("人\u3000民 日报", "人民日报"),
            ("the  People's Daily", "people's daily"),
            ("增长3.5%，达12,800元", "5%，达12,8"),
            ("2024年", "24年"),
        ],
    )
    def test_same_characters_in_another_form(
        self, engine: Engine, written: str, asked: str
    ) -> None:
        filled(engine, [entry(1, written), entry(2, "别的", written), entry(3, "别的", "再别的")])
        assert found(engine, Term(asked)) == [1, 2]

    def test_no_span_runs_over_paragraphs_or_from_title_to_text(self, engine: Engine) -> None:
        filled(engine, [entry(1, "春天", "来了\n花开")])
        assert found(engine, "来了花开 OR 春天来了 OR 了花") == []
        assert found(engine, '来了 花开 春天 -"来了 花开"') == [1]

    def test_words_of_latin_letters_do_not_run_together(self, engine: Engine) -> None:
        titled(engine, "to day", "today")
        assert found(engine, '"to day"') == [1]
        assert found(engine, "today") == [2]

    def test_booleans(self, engine: Engine) -> None:
        titled(engine, "甲乙", "甲丙", "乙丙", "丁")
        assert found(engine, "甲 OR 乙") == [1, 2, 3]
        assert found(engine, "甲 -乙") == [2]
        assert found(engine, "-甲") == [3, 4]
        assert found(engine, "-甲 -丁") == [3]
        assert found(engine, "-(甲 乙) 甲") == [2]
        assert found(engine, "丁 OR -丙") == [1, 4]

    def test_title_before_text_in_the_best_order(self, engine: Engine) -> None:
        # The same characters everywhere, so that how rare they are does not decide.
        said, other = "引黄工程，说的是引黄工程", "程工黄引"
        title = f"经过三年的艰苦努力河湾区引黄工程昨天正式通水，{other}"
        rest = [entry(seq, other, said) for seq in (2, 3, 4)]
        filled(engine, [entry(1, title, other), *rest])
        assert engine.search(parse("引黄工程")).seqs == [1, 4, 3, 2]
        assert engine.search(parse("引黄工程"), order="newest").seqs == [4, 3, 2, 1]

    def test_an_article_without_date_keeps_its_weight(self, engine: Engine) -> None:
        old = entry(1, "引黄工程通水", date=None)
        filled(engine, [old, entry(2, "别的事", "这里也说到引黄工程"), entry(3, "别的事")])
        assert engine.search(parse("引黄工程")).seqs == [1, 2]
        assert engine.search(parse("引黄工程"), order="newest").seqs == [2, 1]

    def test_best_is_newest_where_nothing_weighs(self, engine: Engine) -> None:
        filled(engine, [entry(1), entry(2, date=None), entry(3), entry(4, page=2)])
        assert engine.search(PageIs(1)).seqs == [3, 1, 2]
        assert engine.search(Not(PageIs(2))).seqs == [3, 1, 2]

    def test_the_same_article_again_replaces_it(self, engine: Engine) -> None:
        titled(engine, "旧题", "别的")
        engine.add([entry(1, "新题"), entry(3, "又一"), entry(3, "再一")])
        engine.commit()
        assert found(engine, "旧题 OR 又一") == []
        assert found(engine, "新题") == [1]
        assert engine.seqs() == {1, 2, 3}

    def test_remove_takes_all_articles_of_a_revision(self, engine: Engine) -> None:
        filled(engine, [entry(seq, "甲", revision=seq // 2) for seq in range(1, 6)])
        engine.remove([])
        engine.remove([1, 99])
        engine.add([entry(6, "甲", revision=1)])
        engine.commit()
        assert engine.seqs() == {1, 4, 5, 6}
        assert found(engine, "甲") == [1, 4, 5, 6]

    def test_nothing_is_seen_before_the_commit(self, engine: Engine) -> None:
        titled(engine, "甲")
        engine.add([entry(2, "甲")])
        engine.remove([1])
        assert found(engine, "甲") == [1]
        engine.commit()
        assert found(engine, "甲") == [2]

    def test_clear_and_fill_again(self, engine: Engine) -> None:
        titled(engine, "甲", "甲")
        titled(engine, "甲")
        assert found(engine, "甲") == [1]
        assert engine.seqs() == {1}

    def test_an_empty_engine(self, engine: Engine) -> None:
        assert engine.seqs() == set()
        assert engine.search(parse("甲"), facets=True).total == 0
        engine.commit()
        assert found(engine, "-甲") == []

    def test_reopened(self, make: Make) -> None:
        first = titled(make(), "甲", "乙")
        first.add([entry(3, "丙")])
        first.close()
        second = make()
        assert second.seqs() == {1, 2}
        second.add([entry(3, "丁")])
        second.commit()
        assert found(second, "丁") == [3]

    def test_another_opening_sees_the_commit(self, make: Make) -> None:
        writer, reader = make(), make()
        titled(writer, "甲")
        assert found(reader, "甲") == [1]
        titled(writer, "甲", "甲")
        assert found(reader, "甲") == [1, 2]

    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize("query", ["甲", "甲 OR 乙", "-乙", "版:1"])
    def test_pages_join_to_the_whole(self, engine: Engine, order: Order, query: str) -> None:
        filled(engine, _mixed(9))
        whole = engine.search(parse(query), order=order, limit=EVERYTHING)
        got = pages(engine, query, order, lambda page: None)
        assert [seq for page in got for seq in page.seqs] == whole.seqs
        assert {page.total for page in got} == {whole.total}
        assert all(page.cursor is None or page.cursor.isascii() for page in got)

    @pytest.mark.parametrize("order", ORDERS)
    def test_pages_stay_while_issues_are_added(self, engine: Engine, order: Order) -> None:
        filled(engine, _mixed(9))
        before = engine.search(parse("甲"), order=order, limit=EVERYTHING)

        def add(page: int) -> None:
            engine.add([entry(100 + 2 * page, "甲甲甲"), entry(101 + 2 * page, "乙", "甲")])
            engine.commit()

        got = pages(engine, "甲", order, add)
        assert [seq for page in got for seq in page.seqs] == before.seqs
        assert {page.total for page in got} == {before.total}

    @pytest.mark.parametrize("order", ORDERS)
    def test_pages_stay_while_an_issue_is_corrected(self, engine: Engine, order: Order) -> None:
        held = _mixed(9)
        filled(engine, held)
        before = engine.search(parse("甲"), order=order, limit=EVERYTHING).seqs

        def correct(page: int) -> None:
            if page == 1:
                old = next(one for one in held if one.seq == before[0])
                engine.add([replace(old, seq=50, revision=50)])
                engine.remove([old.revision])
                engine.commit()

        got = pages(engine, "甲", order, correct)
        assert [seq for page in got for seq in page.seqs] == before

    @pytest.mark.parametrize("order", ORDERS)
    def test_a_cursor_outlives_the_process(self, make: Make, order: Order) -> None:
        engine = filled(make(), _mixed(9))
        whole = engine.search(parse("甲"), order=order, limit=EVERYTHING).seqs
        page = engine.search(parse("甲"), order=order, limit=3)
        engine.close()
        other = make()
        other.add([entry(100, "甲"), entry(101, "甲", date=None)])
        other.commit()
        rest = make().search(parse("甲"), order=order, limit=EVERYTHING, cursor=page.cursor)
        assert sorted(page.seqs + rest.seqs) == sorted(whole)
        assert rest.total == len(whole)

    def test_a_wrong_cursor_is_wrong_use(self, engine: Engine) -> None:
        filled(engine, _mixed(9))
        cursor = engine.search(parse("甲"), limit=2).cursor
        assert cursor
        for broken in ("", "x", cursor[:-2], cursor[1:], "é" + cursor, cursor + "AAAA"):
            if broken:
                with pytest.raises(WrongUse):
                    engine.search(parse("甲"), limit=2, cursor=broken)
        with pytest.raises(WrongUse):
            engine.search(parse("乙"), limit=2, cursor=cursor)
        with pytest.raises(WrongUse):
            engine.search(parse("甲"), order="newest", limit=2, cursor=cursor)

    def test_a_page_has_room(self, engine: Engine) -> None:
        with pytest.raises(WrongUse):
            engine.search(parse("甲"), limit=0)

    def test_facets_name_the_most_frequent(self, engine: Engine) -> None:
        filled(
            engine, [entry(seq, "甲", reporters=[f"记者{seq // 2:03}"]) for seq in range(1, 300)]
        )
        facets = engine.search(parse("甲"), facets=True).facets
        assert dict(facets["year"]) == {"2024": 299}
        assert len(facets["reporter"]) == 100
        assert set(facets["reporter"].values()) == {2}

    def test_very_long_text_and_query(self, engine: Engine) -> None:
        text = "".join(chr(0x4E00 + n * 7 % 9000) for n in range(60_000))
        filled(engine, [entry(1, "长", text), entry(2, "长", text[::-1])])
        assert found(engine, Term(text[30_000:30_900])) == [1]
        assert found(engine, Or((Term(text[-3:]), Reporter("无")))) == [1]
        assert found(engine, And((Term(text[5:9]), Term("长")))) == [1]


def _mixed(number: int) -> list[Entry]:
    """Articles with 甲 more or less often, two a day."""
    return [
        entry(
            seq,
            "甲" if seq % 4 == 0 else "乙" if seq % 4 == 1 else "丙",
            "甲，" * (seq % 3 + 1) + "丁" * seq,
            date=date(2024, 1, 1) + timedelta(days=seq // 2),
        )
        for seq in range(1, number + 1)
    ]
