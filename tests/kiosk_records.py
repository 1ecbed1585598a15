"""States, tallies and reports of kiosks, as hypothesis makes them."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from cztservices.domain.failed_search import LEAST_EXPORTED, FailedPhrase, Failure, anonymise
from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.domain.kiosk.state import ID_LENGTH, ID_LETTERS, KioskState
from cztservices.domain.mine_rules import clean_line, find_flaw_of_hall_name

counts = st.integers(0, 10_000)
days = st.dates(date(2020, 1, 1), date(2100, 1, 1))
moments = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
versions = st.text("0123456789abcdef", min_size=1, max_size=12)
ids = st.text(ID_LETTERS, min_size=ID_LENGTH, max_size=ID_LENGTH)
halls = st.text(max_size=20).map(clean_line).filter(lambda text: find_flaw_of_hall_name(text) is None)

states = st.builds(
    KioskState,
    id=ids,
    failed_pins=counts,
    starts=counts,
    crashes=counts,
    is_running=st.booleans(),
    last_start=moments,
    last_reset=moments,
    last_crash=moments,
    latest_day=st.none() | days,
    ran_minutes=st.dictionaries(versions, counts, max_size=5),
)

counted = st.builds(Counted, st.sampled_from(Use), st.sampled_from(["", "id-card", "zh_CN"]), st.integers(0, 23))
tallies = st.builds(Tally, st.dictionaries(counted, st.integers(1, 10_000), max_size=6))
phrases = st.builds(
    FailedPhrase,
    st.text("瞧病办证公积金 abc", min_size=2, max_size=8).filter(lambda text: anonymise(text) == text),
    st.sampled_from(Failure),
    st.integers(LEAST_EXPORTED, 100),
)
reports = st.builds(
    KioskReport,
    id=st.sampled_from(["bcdfgh", "kmnpqr", "stvwxz"]),
    hall=halls,
    catalogue=versions,
    program=versions,
    starts=st.integers(0, 3),
    minutes=st.integers(0, 3),
    with_catalogue=counts,
    verified=st.none() | days,
    age=st.none() | counts,
    tally=tallies,
    phrases=st.lists(phrases, max_size=3, unique_by=lambda one: (one.phrase, one.failure)).map(tuple),
    held_back=counts,
    free_bytes=st.none() | st.integers(0, 1 << 50),
    is_kept=st.booleans(),
    crashes=counts,
    last_reset=moments,
    last_crash=moments,
    faults=counts,
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
"""What JSON can hold."""
