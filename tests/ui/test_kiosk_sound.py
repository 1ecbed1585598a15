"""A tone, played by whatever is there: players of our own stand for those of the system."""

import io
import wave
from array import array
from pathlib import Path

import pytest

from cztservices.app.kiosk.sound import NO_PLAYER, NOT_PLAYED, SILENT, Sound, make_tone


@pytest.fixture
def install(tmp_path):
    """Puts a player into a folder of its own: what it was given to play is kept beside it."""

    def _install(name: str, script: str = 'for last; do :; done; /bin/cat "$last" > "$0.heard"') -> Path:
        player = tmp_path / name
        player.write_text(f"#!/bin/sh\n{script}\n")
        player.chmod(0o755)
        return player.with_name(f"{name}.heard")

    return _install


@pytest.fixture
def make_sound(qapp, tmp_path):
    """A tone that looks for players in that folder alone; what it said is kept."""
    assert qapp is not None  # it listens to its player

    def _make(volume=50, patience_ms=5_000) -> Sound:
        sound = Sound(volume, {"PATH": str(tmp_path)}, patience_ms)
        sound.said = []
        sound.played.connect(lambda: sound.said.append("played"))
        sound.failed.connect(sound.said.append)
        return sound

    return _make


def files_open() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("player", ["pw-play", "paplay", "aplay", "canberra-gtk-play"])
def test_player_that_is_there_is_given_the_tone(make_sound, install, qtbot, player):
    heard, sound = install(player), make_sound()
    with qtbot.waitSignal(sound.played):
        sound.play()
    assert heard.read_bytes() == make_tone(50)


def test_next_player_is_tried_when_one_fails(make_sound, install, qtbot):
    install("paplay", "exit 1")
    heard, sound = install("aplay"), make_sound()
    with qtbot.waitSignal(sound.played):
        sound.play()
    assert heard.exists()


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$"])
def test_players_that_all_fail_are_told_once(make_sound, install, qtbot, script):
    install("paplay", script)
    install("aplay", script)
    sound = make_sound()
    with qtbot.waitSignal(sound.failed):
        sound.play()
    assert sound.said == [NOT_PLAYED]


def test_player_that_hangs_is_ended(make_sound, install, qtbot):
    install("aplay", "exec /bin/sleep 60")
    sound = make_sound(patience_ms=50)
    with qtbot.waitSignal(sound.failed):
        sound.play()
    assert sound.said == [NOT_PLAYED]


def test_file_that_is_no_program_fails(make_sound, tmp_path, qtbot):
    player = tmp_path / "aplay"
    player.write_bytes(b"\x7fELF nothing")
    player.chmod(0o755)
    sound = make_sound()
    with qtbot.waitSignal(sound.failed):
        sound.play()
    assert sound.said == [NOT_PLAYED]


def test_computer_without_a_player_says_so_at_once(make_sound):
    sound = make_sound()
    sound.play()
    assert sound.said == [NO_PLAYER]


def test_volume_of_nothing_is_said_and_nothing_is_played(make_sound, install):
    heard, sound = install("aplay"), make_sound(volume=0)
    sound.play()
    assert sound.said == [SILENT]
    assert not heard.exists()


def test_tone_is_played_again_and_leaves_no_file_open(make_sound, install, qtbot):
    install("aplay")
    sound = make_sound()
    with qtbot.waitSignal(sound.played):
        sound.play()
    before = files_open()
    for _ in range(3):
        with qtbot.waitSignal(sound.played):
            sound.play()
            sound.play()  # it is being played
    qtbot.waitUntil(lambda: files_open() <= before)
    assert sound.said == ["played"] * 4


@pytest.mark.parametrize(("volume", "loudest"), [(0, 0), (50, 16_383), (100, 32_767), (400, 32_767)])
def test_tone_is_as_loud_as_asked_for_and_begins_and_ends_softly(volume, loudest):
    with wave.open(io.BytesIO(make_tone(volume))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        samples = array("h", file.readframes(file.getnframes()))
    assert len(samples) == 17_640
    assert max(map(abs, samples)) == pytest.approx(loudest, rel=0.01)
    assert max(map(abs, (*samples[:20], *samples[-20:]))) <= loudest * 0.05
