"""Reading the catalogue: rows in, records out; damage, interruption, and a file that stays as it is."""

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import MISSING, asdict, fields, replace
from datetime import date
from pathlib import Path

import pytest

from cztservices.authoring.entries import search_content
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.vocabulary import word_table
from cztservices.catalogue.compare import compare_cities
from cztservices.domain.catalogue import (
    Catalogue,
    Channel,
    ChannelRef,
    Duration,
    HoursException,
    Licence,
    LifeEvent,
    LifeEventStep,
    ListEntry,
    MaterialForm,
    Office,
    OpeningHours,
    PublishedList,
    Service,
    Source,
    Text,
    Window,
)
from cztservices.domain.failed_search import Failure
from cztservices.domain.kiosk.counts import Use
from cztservices.domain.scope import Scope
from cztservices.domain.words import (
    Audience,
    ChannelKind,
    DayKind,
    Domain,
    Element,
    EntryKind,
    Grade,
    HandlingMode,
    ListSubject,
)
from cztservices.errors import CatalogueError
from cztservices.search.find import Finder
from cztservices.search.index import SMALL
from cztservices.search.vocabulary import WordTable
from cztservices.storage import sql_files
from cztservices.storage.catalogue_db import CatalogueDb, CataloguePool, Interrupted
from cztservices.storage.catalogue_format import INDEX_VERSION
from cztservices.storage.catalogue_writer import write_catalogue
from cztservices.storage.failure_counts import count_failure
from cztservices.storage.kiosk.counts import KioskCounts
from cztservices.storage.search_index import Role, SearchContent, SearchEntry, SearchName
from cztservices.storage.user_db import UserDb
from cztservices.text.spelling import spell
from cztservices.text.tokens import INITIALS, NAME, name_tokens, word_tokens
from tests.sample_data import DAY, write_sample


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Catalogue:
    """What the sample catalogue was written from."""
    catalogue, _ = load_catalogue(write_sample(tmp_path_factory.mktemp("written")))
    assert catalogue is not None
    return catalogue


REGISTRIES = ("channels", "licences", "offices", "lists", "life_events")


def catalogue_of(**registries: dict) -> Catalogue:
    """A catalogue that holds these registries and nothing else."""
    empty = {field.name: {} for field in fields(Catalogue) if field.default_factory is MISSING}
    return Catalogue(**(empty | registries))


def search_of(*entries: SearchEntry, forms: dict | None = None) -> SearchContent:
    """What is searched where the lexicon knows no words."""
    return SearchContent(entries, asdict(WordTable()), forms or {})


def read_everything(path: Path) -> int:
    """Read all that can be read through every query; returns how many statements there were."""
    statements = 0
    with CatalogueDb(path) as db:
        db.version()
        assert db.jurisdictions()
        assert db.sources()
        for service in db.services():
            db.service(service.id)
            statements += len(db.statements(service.id))
            compare_cities(db, service.id, DAY)
            db.channel(service.ask)
        assert len(db.traditional()) > 0
        for registry in REGISTRIES:
            assert len(getattr(db, registry)()) > 0
        db.statements_of_elements((Element.HANDLING_MODE,), ["medical-offsite-filing", "residence-permit"])
        finder = Finder(db)
        for text in ("备案", "证", "filing", "jzz", "政务服务中心", "gonganyiju", "jvzhuzheng", "居主证"):
            finder.find(text)
    return statements


def test_records_read_are_those_written(catalogue_db, written):
    assert catalogue_db.jurisdictions() == list(written.jurisdictions.values())
    assert catalogue_db.services() == list(written.services.values())
    for key, service in written.services.items():
        assert catalogue_db.service(key) == service
        assert tuple(catalogue_db.statements(key)) == written.statements[key]
    for key, channel in written.channels.items():
        assert catalogue_db.channel(key) == channel


@pytest.mark.parametrize("registry", REGISTRIES)
def test_registry_read_is_the_one_written_in_its_order(catalogue_db, written, registry):
    records = getattr(written, registry).values()
    assert records
    assert getattr(catalogue_db, registry)() == list(records)


def test_sources_are_read_by_id(catalogue_db, written):
    assert catalogue_db.sources() == written.sources


WHOLE, BARE = Text("字", "words"), {"name": Text("名", "name"), "sources": ("s",), "verified": date(2024, 2, 29)}
ODD = {
    "channels": [
        Channel(id="bare", kind=ChannelKind.WEB, provider="czt", **BARE),
        Channel(
            id="whole", kind=ChannelKind.APP, provider="czt", aliases=("甲", "b"), phone="12345",
            url="https://example.org", note=WHOLE, **BARE,
        ),
    ],
    "licences": [
        Licence(id="bare", **BARE),
        Licence(id="whole", issuer=WHOLE, recognised=("000000", "czt"), aliases=("a",), **BARE),
    ],
    "offices": [
        Office(id="bare", jurisdiction="430100", **BARE),
        Office(
            id="whole", jurisdiction="430111", address=WHOLE, phones=("12345", "0731-12345678"),
            hours=(
                OpeningHours((1, 7), "00:00", "24:00", date(2024, 1, 1), date(2024, 1, 1)),
                OpeningHours((3,), "09:00", "12:00"),
            ),
            exceptions=(
                HoursException(date(2024, 2, 10), date(2024, 2, 17)),
                HoursException(date(2024, 2, 10), date(2024, 2, 10), "09:00", "12:00", WHOLE),
            ),
            windows=(Window(WHOLE), Window(WHOLE, cross_city=True)), note=WHOLE, aliases=("a",),
            valid_from=date(2020, 1, 1), valid_to=date(2030, 1, 1), **BARE,
        ),
    ],
    "lists": [
        PublishedList(id="bare", issuer=WHOLE, about=ListSubject.SERVICES, scope=Scope.parse("czt"), **BARE),
        PublishedList(
            id="whole", issuer=WHOLE, about=ListSubject.LICENCES, scope=Scope.parse("430100@origin"),
            published="2023-10", count=170, at_least=True, note=WHOLE,
            entries=(ListEntry(WHOLE), ListEntry(WHOLE, ("a", "b"))), **BARE,
        ),
    ],
    "life_events": [
        LifeEvent("bare", WHOLE, WHOLE, ()),
        LifeEvent("whole", WHOLE, WHOLE, (LifeEventStep("a", WHOLE), LifeEventStep("b", WHOLE)), ("甲",), ("a", "b")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("registry", ODD)
def test_record_with_every_field_and_with_none_is_read_as_it_was_written(tmp_path, registry):
    records = {record.id: record for record in ODD[registry]}
    write_catalogue(tmp_path / "odd.db", catalogue_of(**{registry: records}), search_of(), "version")
    with CatalogueDb(tmp_path / "odd.db") as db:
        assert getattr(db, registry)() == list(records.values())


@pytest.mark.parametrize("kind", ["bare", "whole"])
def test_one_channel_is_read_as_it_was_written(tmp_path, kind):
    records = {record.id: record for record in ODD["channels"]}
    write_catalogue(tmp_path / "odd.db", catalogue_of(channels=records), search_of(), "version")
    with CatalogueDb(tmp_path / "odd.db") as db:
        assert db.channel(kind) == records[kind]


@pytest.mark.parametrize("forms", [None, {}, {"网": "網", "里，\n“’": "裡"}], ids=["none", "empty", "some"])
def test_traditional_characters_are_read_as_they_were_written(tmp_path, forms):
    write_catalogue(tmp_path / "odd.db", catalogue_of(), search_of(), "version", traditional=forms)
    with CatalogueDb(tmp_path / "odd.db") as db:
        assert db.traditional() == (forms or {})


def test_traditional_characters_are_written_in_an_order_of_their_own(tmp_path):
    for name, forms in (("one.db", {"网": "網", "里": "裡"}), ("two.db", {"里": "裡", "网": "網"})):
        write_catalogue(tmp_path / name, catalogue_of(), search_of(), "version", traditional=forms)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_catalogue_has_traditional_characters_for_what_it_says(catalogue_db):
    forms = catalogue_db.traditional()
    assert forms["异地就医备案"] == "異地就醫備案"
    assert len(forms) > 50


def test_statements_keep_value_sources_and_days(catalogue_db):
    by_id = {s.id: s for s in catalogue_db.statements("medical-offsite-filing")}
    assert by_id["material-id"].value == MaterialForm(1, 2, "id-card-licence")
    assert by_id["channel-app"].value == ChannelRef("app-my-changsha")
    assert by_id["time-limit-zhuzhou"].value == Duration(1, DayKind.CALENDAR)
    assert by_id["mode-pair"].value is HandlingMode.NO_ACTION
    assert [source.id for source in by_id["mode-pair"].sources] == ["news-2023", "law-2021"]
    assert by_id["mode-pair"].verified == date(2026, 11, 22)
    assert by_id["time-limit-zhuzhou"].verified == date(2026, 10, 1)
    assert by_id["time-limit-zhuzhou"].valid_from == date(2022, 1, 1)
    assert by_id["time-limit-zhuzhou"].valid_to == date(2030, 12, 31)
    assert by_id["material-xiangtan"].replaces == {"material-form"}
    assert by_id["condition-news"].contradicts == {"condition-nation"}
    assert by_id["condition-nation"].contradicts == frozenset()
    assert (by_id["mode-pair"].valid_from, by_id["mode-pair"].valid_to) == (None, None)


def test_statement_about_a_channel_or_office_without_words_has_theirs(catalogue_db):
    texts = {s.id: s.text for s in catalogue_db.statements("medical-offsite-filing")}
    assert texts["channel-app"] == Text("“我的长沙”App", "My Changsha app")
    assert texts["channel-hotline"] == Text(
        "医保服务热线，电话 12393，先拨区号", "Medical insurance hotline, phone 12393, dial the area code first"
    )
    assert texts["office-xiangtan"] == Text(
        "湘潭市民之家，湘潭大道1号，电话 0731-52817001，周一至周五 09:00–12:00、13:30–17:00，在北栋",
        "Xiangtan Citizens' Home, 1 Xiangtan Avenue, phone 0731-52817001, Mon–Fri 09:00–12:00, 13:30–17:00, "
        "in the north block",
    )


def test_source_keeps_every_field(catalogue_db):
    sources = {source.id: source for s in catalogue_db.statements("medical-offsite-filing") for source in s.sources}
    assert sources["news-2023"] == Source(
        "news-2023", "三市一家亲", Text("湖南日报", "Hunan Daily"), Grade.PRESS, "2023", "https://example.org/news"
    )
    assert (sources["blog-undated"].published, sources["blog-undated"].url) == (None, None)


def test_services_come_by_domain_and_standing(catalogue_db):
    keys = [(list(Domain).index(s.domain), -s.standing, s.id) for s in catalogue_db.services()]
    assert keys == sorted(keys)


def test_unknown_ids_are_none(catalogue_db):
    assert catalogue_db.service("nothing") is None
    assert catalogue_db.channel("nothing") is None
    assert catalogue_db.statements("nothing") == []


def test_statements_of_elements_are_grouped_by_service(catalogue_db):
    wanted = ["medical-offsite-filing", "senior-card", "nothing"]
    found = catalogue_db.statements_of_elements((Element.STATUS, Element.HANDLING_MODE), wanted)
    assert {key: [s.id for s in group] for key, group in found.items()} == {
        "medical-offsite-filing": ["mode-nation", "mode-hunan", "mode-pair"],
        "senior-card": ["status-hunan"],
    }


@pytest.mark.parametrize(
    ("elements", "services"), [((), ["senior-card"]), ((Element.STATUS,), []), ((Element.FEE,), ["senior-card"])]
)
def test_statements_of_no_element_or_service_are_none(catalogue_db, elements, services):
    assert catalogue_db.statements_of_elements(elements, services) == {}


@pytest.mark.parametrize("folder", ["plain", "with space", "目录", "odd?#%41&name"])
def test_catalogue_is_opened_in_any_folder(catalogue_path, tmp_path, folder):
    path = tmp_path / folder / "catalogue.db"
    path.parent.mkdir()
    shutil.copy(catalogue_path, path)
    assert read_everything(path) > 0


def test_reading_leaves_the_file_and_its_folder_as_they_were(catalogue_path, tmp_path):
    path = tmp_path / "catalogue.db"
    shutil.copy(catalogue_path, path)
    read_everything(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["catalogue.db"]
    assert path.read_bytes() == catalogue_path.read_bytes()


def test_catalogue_is_read_while_another_program_locks_it(catalogue_path, tmp_path):
    """It never changes, so no lock is asked for."""
    path = tmp_path / "catalogue.db"
    shutil.copy(catalogue_path, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert read_everything(path) > 0
    other.close()


def test_connection_refuses_to_write(catalogue_db):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue_db._connection.execute("DELETE FROM service")


def pages_of(path: Path) -> range:
    """Numbers of the pages after the first."""
    content = path.read_bytes()
    return range(1, len(content) // int.from_bytes(content[16:18], "big"))


def refusal_of(path: Path) -> CatalogueError | None:
    """Why not everything can be read, if so."""
    try:
        read_everything(path)
    except CatalogueError as error:
        return error
    return None


@pytest.mark.parametrize("filler", [b"\0", b"\xff", b"\x0d", b"SQLite"])
def test_damaged_page_is_a_catalogue_error(catalogue_path, tmp_path, filler):
    """Whichever page it is: what is read is right or refused, and nothing else escapes."""
    path = tmp_path / "catalogue.db"
    content = catalogue_path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    refusals = []
    for page in pages_of(catalogue_path):
        path.write_bytes(content[: page * size] + (filler * size)[:size] + content[(page + 1) * size :])
        refusals.append(refusal_of(path))
    words = [str(error) for error in refusals if error is not None]
    assert len(words) > len(refusals) / 2
    for part in (str(path), "damaged", "catalogue build"):
        assert all(part in sentence for sentence in words)


def test_damaged_schema_is_a_catalogue_error(catalogue_path, tmp_path):
    path = tmp_path / "catalogue.db"
    content = catalogue_path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 3900 + content[4000:])
    with pytest.raises(CatalogueError, match="damaged"):
        read_everything(path)


def test_missing_table_is_a_catalogue_error(catalogue_path, tmp_path):
    path = tmp_path / "catalogue.db"
    shutil.copy(catalogue_path, path)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE jurisdiction")
    connection.commit()
    connection.close()
    with CatalogueDb(path) as db, pytest.raises(CatalogueError, match="jurisdiction"):
        db.jurisdictions()


@pytest.fixture
def both_databases(catalogue_path, tmp_path) -> Iterator[sqlite3.Connection]:
    """The user's database with the catalogue beside it, the counts of failed searches, and those of a kiosk."""
    UserDb(tmp_path / "user.db").close()
    count_failure(tmp_path / "counts.db", "医保", Failure.LEFT)
    kiosk = KioskCounts(tmp_path / "use.db")
    kiosk.count(Use.SEARCH, 9)
    kiosk.keep()
    connection = sqlite3.connect(tmp_path / "user.db")
    connection.execute("ATTACH DATABASE ? AS kiosk", (str(tmp_path / "use.db"),))
    connection.execute("ATTACH DATABASE ? AS catalogue", (str(catalogue_path),))
    connection.execute("ATTACH DATABASE ? AS counts", (str(tmp_path / "counts.db"),))
    yield connection
    connection.close()


@pytest.mark.parametrize("file", sorted(sql_files.FOLDER.glob("*.sql")), ids=lambda path: path.stem)
def test_sql_file_holds_one_statement_that_prepares(both_databases, file):
    statement = sql_files.sql(file.stem)
    assert ";" not in statement
    numbered = [int(number) for number in re.findall(r"\?(\d+)", statement)]
    assert both_databases.execute(
        f"EXPLAIN {statement}", (None,) * max(numbered, default=statement.count("?"))
    ).fetchall()


def entry_of(ref: str, zh: str, readings: tuple[str, ...], en: str) -> SearchEntry:
    """A service as it is found by one name in each language."""
    names = SearchName(zh, Role.NAME, zh, spell(zh, readings), {}), SearchName(en, Role.NAME_EN, en, "", {})
    return SearchEntry(EntryKind.SERVICE, ref, names, frozenset(name_tokens(zh, readings) | word_tokens(en)))


def write_many(path: Path, count: int, jurisdictions: dict) -> Path:
    """Write a catalogue with so many services, all of one name."""
    service = Service("id", Text("备案", "filing"), Domain.HOUSING, Audience.PERSON, "ask", Text("地", "p"))
    services = {key: replace(service, id=key) for key in (f"service-{number}" for number in range(count))}
    entries = [entry_of(key, "备案", ("bei", "an"), "filing") for key in services]
    write_catalogue(path, catalogue_of(jurisdictions=jurisdictions, services=services), search_of(*entries), "version")
    return path


@pytest.fixture(scope="module")
def big_catalogue(tmp_path_factory, written) -> Path:
    """Enough services for a query to take long."""
    return write_many(tmp_path_factory.mktemp("big") / "catalogue.db", 2000, written.jurisdictions)


@pytest.fixture(scope="module")
def smaller_catalogue(tmp_path_factory, written) -> Path:
    """As many as the search keeps in memory once it has read them."""
    return write_many(tmp_path_factory.mktemp("smaller") / "catalogue.db", SMALL, written.jurisdictions)


def test_query_nobody_wants_is_interrupted(big_catalogue):
    with CatalogueDb(big_catalogue) as db, db.interruptible(lambda: False), pytest.raises(Interrupted):
        db.services()


@pytest.mark.parametrize("catalogue", ["smaller_catalogue", "big_catalogue"])
@pytest.mark.parametrize("text", ["备案", "beian", "ba", "bei", "filing", "备安"])
def test_search_nobody_wants_is_interrupted_and_the_next_one_answered(request, catalogue, text):
    with CatalogueDb(request.getfixturevalue(catalogue)) as db:
        finder = Finder(db)
        with db.interruptible(lambda: False), pytest.raises(Interrupted):
            finder.find(text)
        answered = [(hit.ref, hit.score) for hit in finder.find(text).hits]
        assert answered == [(hit.ref, hit.score) for hit in Finder(db).find(text).hits] != []


def test_query_runs_to_its_end_while_it_is_wanted(big_catalogue):
    asked = []
    with CatalogueDb(big_catalogue) as db, db.interruptible(lambda: not asked.append(1)):
        assert len(db.services()) == 2000
    assert asked


def test_query_no_longer_wanted_is_stopped_under_way(big_catalogue):
    answers = iter([True, True, False])
    with CatalogueDb(big_catalogue) as db, db.interruptible(lambda: next(answers)), pytest.raises(Interrupted):
        db.services()


def test_connection_serves_again_after_an_interruption(big_catalogue):
    with CatalogueDb(big_catalogue) as db:
        with pytest.raises(Interrupted), db.interruptible(lambda: False):
            db.services()
        assert len(db.services()) == 2000


# What the search reads


def edited(catalogue: Path, folder: Path, statement: str, *values: object) -> Path:
    """A copy of a catalogue in which something else stands."""
    path = folder / "edited.db"
    shutil.copy(catalogue, path)
    connection = sqlite3.connect(path)
    assert connection.execute(statement, values).rowcount > 0
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    "made_for",
    ["", "other 1", "{version}", "{version} 0", "{version} {newer}", "{version}{index}", "x{version} {index}"],
)
def test_index_that_was_made_for_another_catalogue_is_refused(catalogue_db, catalogue_path, tmp_path, made_for):
    words = made_for.format(version=catalogue_db.version(), index=INDEX_VERSION, newer=INDEX_VERSION + 1)
    path = edited(catalogue_path, tmp_path, "UPDATE meta SET value = ? WHERE key = 'searched_version'", words)
    with CatalogueDb(path) as db:
        with pytest.raises(CatalogueError) as caught:
            db.search_words()
        with pytest.raises(CatalogueError, match="made for another"):
            Finder(db)
        assert len(db.services()) == 4
    for part in (str(path), "catalogue build"):
        assert part in str(caught.value)


def test_index_whose_catalogue_was_replaced_is_refused(catalogue_path, tmp_path):
    path = edited(catalogue_path, tmp_path, "UPDATE meta SET value = 'newer' WHERE key = 'version'")
    with CatalogueDb(path) as db, pytest.raises(CatalogueError, match="made for another"):
        db.search_words()


def test_catalogue_without_an_index_is_refused(catalogue_path, tmp_path):
    path = edited(catalogue_path, tmp_path, "DELETE FROM meta WHERE key = 'searched_version'")
    with CatalogueDb(path) as db, pytest.raises(CatalogueError, match="made for another"):
        db.search_words()


def test_words_read_are_those_written(catalogue_db, written):
    table = asdict(word_table(written.lexicon, written.jurisdictions.values()))
    assert table["words"]
    assert catalogue_db.search_words() == json.loads(json.dumps(table))


@pytest.fixture(scope="module")
def small_index(tmp_path_factory) -> Iterator[CatalogueDb]:
    """Three entries, one of which is also said otherwise."""
    entries = (
        entry_of("filing", "备案", ("bei", "an"), "filing"),
        entry_of("files", "档案", ("dang", "an"), "personal files"),
        SearchEntry(EntryKind.LICENCE, "card", (), frozenset({"an带卡", "an带", "an卡"})),
    )
    forms = {"sbeian": ("备案",), "ian": ("备案", "档案")}
    path = tmp_path_factory.mktemp("small") / "catalogue.db"
    write_catalogue(path, catalogue_of(), search_of(*entries, forms=forms), "version")
    with CatalogueDb(path) as db:
        yield db


def test_postings_say_which_entries_hold_a_token(small_index):
    found = small_index.postings([NAME + "案", NAME + "备", NAME + "证", INITIALS + "da", "wfile"])
    assert {token: [*posting] for token, posting in found.items()} == {
        "n案": [1, 2], "n备": [1], "ida": [2], "wfile": [1, 2],
    }  # fmt: skip


def test_every_entry_holds_the_tokens_that_it_was_written_with(catalogue_db, written):
    """Nothing is lost between the maker of an entry and its postings."""
    postings = catalogue_db.postings(catalogue_db.tokens_beginning("", 1_000_000))
    held = [{token for token, posting in postings.items() if number in posting} for number in range(1, 99)]
    assert [tokens for tokens in held if tokens] == [{*entry.tokens} for entry in search_content(written).entries]


def test_entries_come_in_static_order(catalogue_db):
    assert [entry.number for entry in catalogue_db.entries([3, 1, 2, 99, 3])] == [1, 2, 3]
    assert catalogue_db.entries([]) == []


def test_entries_are_counted(small_index, tmp_path):
    assert small_index.entry_count() == 3
    write_catalogue(tmp_path / "none.db", catalogue_of(), search_of(), "version")
    with CatalogueDb(tmp_path / "none.db") as db:
        assert db.entry_count() == 0


def test_forms_lead_to_their_words_likeliest_first(small_index):
    assert small_index.words_typed_as(["ian", "sbeian", "snothing"]) == {"sbeian": ["备案"], "ian": ["备案", "档案"]}
    assert small_index.words_typed_as([]) == {}


def test_tokens_held_are_those_of_any_entry(small_index):
    assert small_index.tokens_held(["n备案", "an带卡", "n带卡", "n案档"]) == {"n备案", "an带卡"}
    assert small_index.tokens_held([]) == frozenset()


def test_tokens_that_begin_so_come_in_the_order_of_the_alphabet_up_to_the_limit(small_index):
    assert small_index.tokens_beginning("i", 99) == ["ia", "ib", "iba", "id", "ida"]
    assert small_index.tokens_beginning("i", 2) == ["ia", "ib"]
    assert small_index.tokens_beginning("ida", 99) == ["ida"]
    assert small_index.tokens_beginning("z", 99) == []


@pytest.mark.parametrize("token", ["'", '"', "%", "_", "n'; DROP TABLE posting; --", "\0", "[]", "🙂"])
def test_any_text_may_be_asked_for_as_a_token(small_index, token):
    assert small_index.postings([token]) == {}
    assert small_index.tokens_held([token]) == frozenset()
    assert small_index.tokens_beginning(token, 9) == []
    assert small_index.words_typed_as([token]) == {}


@pytest.mark.parametrize("filler", [b"\0", b"\xff", b"SQLite"])
def test_damaged_page_of_an_entry_that_takes_several_is_a_catalogue_error(tmp_path, filler):
    """What is read of such a page no table checks: SQLite hands it over as it is."""
    path = tmp_path / "catalogue.db"
    names = tuple(SearchName(f"filing {number}", Role.ALIAS_EN, f"filing {number}", "", {}) for number in range(600))
    long = SearchEntry(EntryKind.SERVICE, "long", names, frozenset(word_tokens("filing")))
    write_catalogue(path, catalogue_of(), search_of(long), "version")
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    refused = []
    for page in pages_of(path):
        path.write_bytes(content[: page * size] + (filler * size)[:size] + content[(page + 1) * size :])
        try:
            with CatalogueDb(path) as db:
                Finder(db).find("filing")
        except CatalogueError as error:
            refused.append(str(error))
    assert len(refused) > 3
    assert all("damaged" in words for words in refused)


def test_pool_gives_each_thread_a_connection_of_its_own(catalogue_path):
    pool = CataloguePool(catalogue_path)
    mine = pool.connection()
    assert pool.connection() is mine
    with ThreadPoolExecutor(1) as executor:
        other = executor.submit(pool.connection).result()
    assert other is not mine
    assert len(other.services()) == 4
    mine.close()
    other.close()
