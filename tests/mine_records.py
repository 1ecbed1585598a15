"""Records of people for tests, and any that there can be."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from cztservices.domain.hall import Hall, HallNote
from cztservices.domain.mine import Favourite, Mine, Note, Place, Tick, Visit, edit, stamp
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN

NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
FILING = Place("guide", "medical-offsite-filing", XIANGTAN, CHANGSHA)
FUND = Place("guide", "housing-fund-transfer", CHANGSHA, XIANGTAN)


def uid(number: int) -> str:
    """The same name for the same number."""
    return f"{number:032x}"


def favourite(number: int = 1, place: Place = FILING, folder: str = "", position: int = 0, **fields) -> Favourite:
    return Favourite(uid(number), stamp(NOW), place, "异地就医备案", folder, position, **fields)


def note(number: int = 1, text: str = "带身份证", line: str = "step-online", **fields) -> Note:
    return Note(uid(number), stamp(NOW), "medical-offsite-filing", line, text, "网上备案。", **fields)


def hall_note(number: int = 1, text: str = "三楼 12 号窗口", line: str = "@office", **fields) -> HallNote:
    cities = {"origin": None, "destination": None, "seen": "政务大厅。"} | fields
    return HallNote(uid(number), stamp(NOW), "medical-offsite-filing", line, text=text, **cities)


def later(record, minutes: int = 1, **fields):
    """The next edition of a record."""
    return edit(record, NOW + timedelta(minutes=minutes), **fields)


EVERYTHING = Mine(
    (favourite(), favourite(2, FUND, "工作", 1)),
    (note(), note(3, "第一行\n第二行 <b>no markup</b>")),
    frozenset({Tick("medical-offsite-filing", "material-card"), Tick("moving", "household-migration")}),
    (Visit(stamp(NOW), FILING, "异地就医备案"), Visit(stamp(NOW - timedelta(days=1)), Place("home"), "首页")),
)

HALL = Hall(
    "长沙市政务大厅",
    (
        hall_note(),
        hall_note(2, "周三下午系统停机 <b>", "step-online", origin=XIANGTAN, destination=CHANGSHA, seen="网上备案。"),
        hall_note(3, "先取号", "@", seen=""),
    ),
)

IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
SEEN = st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), blacklist_characters="\ufffe\uffff")
LINES = st.text(SEEN, min_size=1, max_size=12).map(str.strip).filter(bool)
MOMENTS = st.integers(0, 32_000_000_000).map(
    lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=seconds % 1_000_000)
)
STAMPS = MOMENTS.map(stamp)
PLACES = st.builds(Place, IDS, st.just("") | IDS, st.sampled_from((None, *CITIES)), st.sampled_from((None, *CITIES)))
FEW_UIDS = st.integers(0, 5).map(uid)
FEW_STAMPS = st.integers(0, 4).map(lambda minutes: stamp(NOW + timedelta(minutes=minutes)))


def _editions(make, uids, stamps, *fields):
    ancestors = st.lists(stamps, max_size=3, unique=True).map(tuple)
    return st.builds(make, uids, stamps, *fields, ancestors=ancestors)


def favourites(uids=FEW_UIDS, stamps=FEW_STAMPS, places=PLACES, folders=None):
    """Favourites that have much in common, so that they meet."""
    folders = st.sampled_from(("", "a", "b")) if folders is None else folders
    return _editions(Favourite, uids, stamps, places, LINES, folders, st.integers(0, 3))


def notes(uids=FEW_UIDS, stamps=FEW_STAMPS, texts=None):
    """The same for notes."""
    texts = st.sampled_from(("one", "two", "three")) if texts is None else texts
    few = st.sampled_from(("a", "b"))
    return _editions(Note, uids, stamps, few, few, texts, few)


def hall_notes(uids=FEW_UIDS, stamps=FEW_STAMPS, texts=None, lines=None):
    """The same for notes of a hall."""
    texts = st.sampled_from(("one", "two", "three")) if texts is None else texts
    few, cities = st.sampled_from(("a", "b")), st.sampled_from((None, CHANGSHA, XIANGTAN))
    lines = st.sampled_from(("a", "b", "@", "@step")) if lines is None else lines
    return _editions(HallNote, uids, stamps, few, lines, cities, cities, texts, few)


def halls(records=None, names=None):
    """One hall with its notes; each name once."""
    names = st.sampled_from(("", "hall")) if names is None else names
    return st.builds(Hall, names, _unique(hall_notes() if records is None else records))


def mines(favourite_records=None, note_records=None):
    """All that somebody keeps; each name once."""
    ticks = st.frozensets(st.builds(Tick, IDS, IDS), max_size=4)
    visits = st.lists(st.builds(Visit, FEW_STAMPS, PLACES, LINES), max_size=4, unique_by=lambda v: (v.moment, v.place))
    return st.builds(
        Mine,
        _unique(favourites() if favourite_records is None else favourite_records),
        _unique(notes() if note_records is None else note_records),
        ticks,
        visits.map(tuple),
    )


def _unique(records):
    return st.lists(records, max_size=5, unique_by=lambda record: record.uid).map(tuple)
