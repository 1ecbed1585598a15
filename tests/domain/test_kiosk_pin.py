"""The PIN of a kiosk: kept as a hash, guessed ever more slowly, whatever happens to the plug."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cztservices.domain.kiosk.pin import (
    LONGEST_DELAY_S,
    PinFlaw,
    PinGate,
    delay_s,
    find_flaw_of_pin,
    hash_pin,
    is_pin_hash,
    matches,
)

PIN = "271828"
SALT = bytes(range(16))
HASH = "scrypt$14$8$1$AAECAwQFBgcICQoLDA0ODw$ZHS2uXXRZMaXCEuhdyqhun02y13rfEwc18Hz_DEUzd4"
WRONG = "wrong"
"""No digits, so that no time is spent on hashing it."""

PINS = st.from_regex(r"[0-9]{6,12}", fullmatch=True)


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self, now=0.0):
        self.now = now

    def __call__(self):
        return self.now


class PowerCutError(Exception):
    pass


# Which PINs are taken


@pytest.mark.parametrize(
    ("pin", "flaw"),
    [
        ("271828", None),
        ("314159265358", None),
        ("112233", None),
        ("135791", None),
        ("27182", PinFlaw.FORM),
        ("3141592653589", PinFlaw.FORM),
        ("", PinFlaw.FORM),
        ("27182a", PinFlaw.FORM),
        ("271828\n", PinFlaw.FORM),
        ("２７１８２８", PinFlaw.FORM),
        ("-71828", PinFlaw.FORM),
        ("777777", PinFlaw.ALL_SAME),
        ("000000000000", PinFlaw.ALL_SAME),
        ("123456", PinFlaw.RUN),
        ("654321", PinFlaw.RUN),
        ("789012", PinFlaw.RUN),
        ("210987654", PinFlaw.RUN),
    ],
)
def test_pin_is_taken_unless_it_is_easily_guessed(pin, flaw):
    assert find_flaw_of_pin(pin) is flaw


# Hashes


def test_hash_is_of_the_form_that_files_hold():
    assert hash_pin(PIN, SALT).startswith("scrypt$14$8$1$AAECAwQFBgcICQoLDA0ODw$")
    assert is_pin_hash(hash_pin(PIN, SALT))


def test_hash_stays_readable_for_ever():
    """A hash that stood in a file when this was written."""
    assert matches(PIN, HASH)


@given(PINS, PINS)
@settings(max_examples=10)
def test_hash_matches_its_pin_alone(pin, other):
    text = hash_pin(pin)
    assert matches(pin, text)
    assert matches(other, text) is (other == pin)


def test_same_pin_never_gives_the_same_hash():
    assert hash_pin(PIN) != hash_pin(PIN)


@pytest.mark.parametrize(("pin", "salt"), [("12345", None), ("abcdef", None), ("", None), (PIN, b"short")])
def test_what_is_no_pin_has_no_hash(pin, salt):
    with pytest.raises(ValueError, match="6 to 12 digits"):
        hash_pin(pin, salt)


@pytest.fixture
def no_hashing(monkeypatch):
    """Fails where anything is hashed."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("this was hashed")

    monkeypatch.setattr("cztservices.domain.kiosk.pin.scrypt", refuse)


@pytest.mark.parametrize(
    "text",
    [
        "",
        PIN,
        HASH.replace("$14$", "$16$"),
        HASH.replace("$14$", "$63$"),
        HASH.replace("$14$", "$1$"),
        HASH.replace("$14$", "$014$"),
        HASH.replace("$8$", "$800000$"),
        HASH.replace("$1$A", "$99$A"),
        HASH.replace("scrypt", "bcrypt"),
        HASH[:-1],
        HASH + "A",
        HASH + "\n",
        HASH.replace("DA0O", "DA0"),
        HASH.replace("_", "/"),
        "$" * 9,
        "scrypt$14$8$1$$",
    ],
)
@pytest.mark.usefixtures("no_hashing")
def test_hash_that_is_none_or_costs_too_much_is_never_tried(text):
    assert not is_pin_hash(text)
    assert not matches(PIN, text)


@given(st.text())
def test_any_text_may_stand_for_a_hash(text):
    assert not matches(PIN, text)


@given(st.text().filter(lambda text: text != PIN))
@settings(max_examples=30)
def test_any_text_may_be_tried(text):
    assert not matches(text, HASH)


# How long the next try has to wait


@given(st.integers(-(10**30), 10**30))
def test_delay_grows_and_has_an_end(failed):
    assert 0 <= delay_s(failed) <= delay_s(failed + 1) <= LONGEST_DELAY_S
    assert (delay_s(failed) == 0) is (failed <= 2)


def test_delay_doubles_from_half_a_minute_to_an_hour():
    assert [delay_s(failed) for failed in range(13)] == [0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept():
    """How many failures were written down, in the order of writing."""
    return []


@pytest.fixture
def gate(clock, kept):
    """A gate after some failures."""
    return lambda failed=0: PinGate(HASH, failed, clock, kept.append)


def test_right_pin_is_let_through_and_clears_the_failures(gate, kept):
    entered = gate(2)
    assert entered.try_pin(PIN)
    assert kept == [3, 0]
    assert not entered.try_pin(WRONG)
    assert kept[-1] == 1


def test_third_failure_closes_the_gate_until_its_delay_is_over(gate, clock, kept):
    closed = gate()
    assert [closed.try_pin(WRONG) for _try in range(3)] == [False] * 3
    assert closed.wait_s == 30
    clock.now += 29.5
    assert closed.wait_s == 1
    assert not closed.try_pin(PIN)
    assert kept == [1, 2, 3]
    clock.now += 0.5
    assert closed.wait_s == 0
    assert closed.try_pin(PIN)


def test_restart_waits_the_whole_delay_again(gate, clock):
    restarted = gate(5)
    assert restarted.wait_s == delay_s(5)
    clock.now += delay_s(5)
    assert gate(5).wait_s == delay_s(5)
    assert restarted.try_pin(PIN)


@pytest.mark.parametrize("pin", [PIN, WRONG])
def test_plug_pulled_during_a_try_gives_no_free_try(clock, pin):
    disk = [4]

    def keep(failed):
        disk.append(failed)
        raise PowerCutError

    gate = PinGate(HASH, 4, clock, keep)
    clock.now += delay_s(4)
    with pytest.raises(PowerCutError):
        gate.try_pin(pin)
    assert disk == [4, 5]


def test_clock_that_goes_back_lets_nobody_in_sooner_or_much_later(gate, clock):
    closed = gate(3)
    clock.now -= 1e9
    assert closed.wait_s == 30


@pytest.mark.parametrize("pin_hash", ["", "scrypt$14$8$1$AA$AA", PIN])
def test_without_a_hash_nobody_is_let_through(pin_hash, clock, kept):
    gate = PinGate(pin_hash, 0, clock, kept.append)
    assert not any(gate.try_pin(pin) for pin in ("", PIN, "000000"))
    assert kept == [1, 2, 3]


def test_failures_of_a_broken_file_open_nothing(gate):
    assert gate(-5).wait_s == 0
    assert gate(10**12).wait_s == LONGEST_DELAY_S


STEPS = st.lists(st.sampled_from(["try", "plug"]) | st.floats(0, 5_000), max_size=40)


@given(STEPS)
def test_gate_keeps_every_failure_and_every_delay(steps):
    clock, disk = Clock(), [0]
    gate = PinGate(HASH, 0, clock, disk.append)
    for step in steps:
        failed, wait = disk[-1], gate.wait_s
        if step == "try":
            assert not gate.try_pin(WRONG)
            assert disk[-1] == failed + (wait == 0)
        elif step == "plug":
            clock = Clock(disk[-1] * 17.0)  # clocks of a new start begin anywhere
            gate = PinGate(HASH, disk[-1], clock, disk.append)
            assert gate.wait_s == delay_s(failed)
        else:
            clock.now += step
            assert gate.wait_s <= max(wait - int(step), 0)
        assert 0 <= gate.wait_s <= delay_s(disk[-1])
