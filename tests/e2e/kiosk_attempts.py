"""Every way out of a kiosk that we know of, as deeds of somebody who stands before it or of another program beside it."""

import signal
from collections.abc import Callable

from cztservices.errors import EXIT_BAD_INPUT
from scripts.virtual_screen import wait_until
from tests.e2e.kiosk_target import ASKS_PIN, CORNERS, LANDSCAPE, PIN, PORTRAIT, Kiosk, OnScreen, Probe, start_kiosk

MODIFIERS = ("", "alt+", "ctrl+", "shift+", "super+", "ctrl+alt+")
Attempt = Callable[[Kiosk], object]


def keys(*pressed: str) -> Attempt:
    return lambda kiosk: kiosk.key(*pressed)


def mouse(*words: object) -> Attempt:
    return lambda kiosk: kiosk.everywhere(*words)


def word(said: str) -> Callable[[Probe], object]:
    return lambda probe: probe.ask(said)


def drag(button: int, held: str = "") -> Attempt:
    """From one place to the next and out of the screen."""

    def _drag(kiosk: OnScreen) -> None:
        before = ["keydown", held] if held else []
        after = ["keyup", held] if held else []
        for x, y in kiosk.places():
            way = ["mousemove", x, y, "mousedown", button, "mousemove", x + 60, y + 25, "mousemove", x + 90, y + 60]
            kiosk.mouse(*before, *way, "mousemove", kiosk.size[0] - 1, kiosk.size[1] - 1, "mouseup", button, *after)

    return _drag


def drag_marked(kiosk: Kiosk) -> None:
    """Over a line of text, and from there to where one types."""
    for across, down in ((0.05, 0.24), (0.05, 0.115), (0.05, 0.26)):
        begin, end, field = kiosk.at((across, down)), kiosk.at((0.8, down)), kiosk.at((0.4, 0.53))
        kiosk.mouse("mousemove", *begin, "mousedown", 1, "mousemove", *end, "mouseup", 1, "key", "ctrl+c")
        kiosk.mouse("mousemove", *begin, "mousedown", 1, "mousemove", *field, "mouseup", 1, "click", 2)


def rest(*words: object) -> Attempt:
    return lambda kiosk: kiosk.mouse("mousemove", *kiosk.places()[2], *words)


def touch_edges(kiosk: OnScreen) -> None:
    places = [(x, y) for x in (0, kiosk.size[0] // 2, kiosk.size[0] - 1) for y in (0, kiosk.size[1] - 1)]
    kiosk.mouse(*(word for place in places for word in ("mousemove", *place, "click", 1, "click", 3)))


def touch_slowly(kiosk: OnScreen) -> None:
    """So that each tap counts, whatever it leads to."""
    kiosk.mouse(*(word for place in kiosk.places() for word in ("mousemove", *place, "click", 1, "sleep", 0.31)))


def intrude(kiosk: OnScreen, *, unmanaged: bool) -> None:
    window = kiosk.x.intrude(unmanaged=unmanaged)
    wait_until(lambda: kiosk.x.shown()[-1][0] == kiosk.window)
    kiosk.key("alt+F4", "q")
    kiosk.x.destroy(window)


def take_focus(kiosk: Kiosk) -> None:
    window = kiosk.x.intrude(unmanaged=True)
    kiosk.x.focus(window)
    assert kiosk.types()
    kiosk.x.destroy(window)


def send_keys(kiosk: OnScreen) -> None:
    """As another program does, not as a keyboard."""
    window = str(kiosk.window)
    kiosk.screen.xdotool("key", "--window", window, "--delay", "0", "alt+F4", "ctrl+q", "ctrl+p", "F11", "Escape")


def resize(kiosk: OnScreen) -> None:
    for kiosk.size in (LANDSCAPE, (800, 600), PORTRAIT):
        kiosk.x.resize_screen(*kiosk.size)
        wait_until(kiosk.keeps_place)


def unplug_screen(kiosk: OnScreen) -> None:
    kiosk.x.unplug_screen()
    assert kiosk.answers()
    kiosk.x.plug_screen(*PORTRAIT)


def sleep(kiosk: OnScreen) -> None:
    kiosk.process.send_signal(signal.SIGSTOP)
    kiosk.key("alt+F4", "ctrl+q", "Escape")
    kiosk.everywhere("click", 3, "click", 1)
    kiosk.process.send_signal(signal.SIGCONT)


def start_second(kiosk: Kiosk) -> None:
    second = start_kiosk(kiosk.screen, kiosk.folder, kiosk.options)
    assert second.wait(timeout=20) == EXIT_BAD_INPUT
    second.communicate()


def replug(kiosk: OnScreen) -> None:
    assert kiosk.x.replug_devices() == 2


def save_screen(kiosk: OnScreen) -> None:
    kiosk.x.save_screen(1)
    kiosk.key("Escape")
    kiosk.x.save_screen(0)


def plug_stick(kiosk: Kiosk) -> None:
    """A stick that a desktop would show, with a program on it that a desktop might start."""
    stick = kiosk.folder / "media" / "STICK"
    stick.mkdir(parents=True, exist_ok=True)
    for name in ("autorun.sh", "autorun.inf", "kiosk.toml"):
        (stick / name).write_text(f"#!/bin/sh\ntouch {kiosk.folder}/home/started\n")
        (stick / name).chmod(0o755)


def guess_pin(kiosk: Kiosk) -> None:
    kiosk.press_pin(f"{PIN[:-1]}7")
    assert kiosk.answers()
    assert kiosk.title == ASKS_PIN


def type_pin(kiosk: Kiosk) -> None:
    """With a keyboard."""
    kiosk.mouse("type", "--delay", 0, f"{PIN}\n")
    kiosk.key(*(f"KP_{digit}" for digit in PIN), "KP_Enter")


def tap_corners(kiosk: Kiosk) -> None:
    """The gesture of a technician, nearly: one side too often, one tap elsewhere, and one that is dragged."""
    left, right, between = (kiosk.at(place) for place in (*CORNERS, (0.5, 0.001)))
    places = (left, right, left, left, right, between, left, right, left, between, right, left)
    kiosk.mouse(*(word for place in places for word in ("mousemove", *place, "click", 1)))
    kiosk.mouse("mousemove", *left, "mousedown", 1, "mousemove", *right, "mouseup", 1)
    assert kiosk.answers()
    assert kiosk.title != ASKS_PIN


FUNCTION_KEYS: list[tuple[str, Attempt]] = [
    (f"F{number} alone and with others", keys(*(f"{held}F{number}" for held in MODIFIERS))) for number in range(1, 13)
]
KEYS: list[tuple[str, Attempt]] = [
    *FUNCTION_KEYS,
    ("next window", keys("alt+Tab", "alt+shift+Tab", "alt+Escape", "super+Tab", "ctrl+Tab", "alt+grave")),
    ("close window", keys("alt+F4", "ctrl+w", "ctrl+F4", "ctrl+shift+w")),
    ("menu of the window", keys("alt+space", "alt+minus", "alt+F8")),
    ("quit", keys("ctrl+q", "ctrl+shift+q", "super+q", "alt+q", "ctrl+c", "ctrl+d", "ctrl+backslash")),
    ("open, save, print, new, tab", keys("ctrl+o", "ctrl+s", "ctrl+p", "ctrl+n", "ctrl+t", "ctrl+shift+n")),
    ("clipboard", keys("Tab", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v", "ctrl+z", "ctrl+Insert", "shift+Insert")),
    ("mark with keys", keys("Tab", "Tab", "Tab", "shift+Left", "shift+Home", "ctrl+shift+Left", "ctrl+Insert")),
    ("secure attention", keys("ctrl+alt+Delete", "ctrl+alt+End", "ctrl+alt+BackSpace")),
    ("task list", keys("ctrl+shift+Escape", "ctrl+Escape", "ctrl+alt+Escape")),
    ("consoles", keys(*(f"ctrl+alt+F{number}" for number in range(1, 8)))),
    ("other desktop", keys("ctrl+alt+Left", "ctrl+alt+Right", "ctrl+alt+Down", "super+F2", "alt+shift+Left")),
    ("start menu", keys("Super_L", "Super_R", "super+l", "super+d", "super+e", "super+r", "super+space", "super+m")),
    ("run a command", keys("alt+F2", "ctrl+alt+t", "super+Return")),
    ("menu key", keys("Menu", "shift+F10", "ctrl+shift+F10")),
    ("Escape", keys("Escape", "shift+Escape", "ctrl+Escape", "Escape", "Escape")),
    ("Print", keys("Print", "alt+Print", "ctrl+Print", "shift+Print", "alt+Sys_Req")),
    ("magic system request", keys("alt+Sys_Req", "alt+Print", "b", "alt+Pause", "ctrl+Pause", "Scroll_Lock")),
    ("locks and Insert", keys("Caps_Lock", "Caps_Lock", "Num_Lock", "Num_Lock", "Insert", "Insert", "Delete")),
    ("media keys", keys("XF86AudioMute", "XF86Calculator", "XF86WWW", "XF86Mail", "XF86PowerOff", "XF86Sleep")),
    ("back and forward keys", keys("alt+Left", "alt+Right", "alt+Home", "XF86Back", "XF86Forward", "BackSpace")),
    ("zoom keys", keys("ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+equal")),
    ("what is this", keys("shift+F1", "ctrl+F1", "Help")),
    ("sticky keys", keys(*["Shift_L"] * 6)),
    ("Tab and Return on a link", keys(*["Tab", "Return"] * 8)),
    ("keys sent by another program", send_keys),
]  # fmt: skip
"""Whatever keyboard somebody plugs in."""

TOUCHES: list[tuple[str, Attempt]] = [
    ("right click", mouse("click", 3)),
    ("middle click", mouse("click", 2)),
    ("back button", mouse("click", 8)),
    ("forward button", mouse("click", 9)),
    ("right and left together", mouse("mousedown", 1, "mousedown", 3, "mouseup", 3, "mouseup", 1)),
    ("long press", rest("mousedown", 1, "sleep", 0.8, "mouseup", 1)),
    ("double click", mouse("click", "--repeat", 2, "--delay", 20, 1)),
    ("triple click", mouse("click", "--repeat", 3, "--delay", 20, 1, "key", "ctrl+c")),
    ("drag", drag(1)),
    ("drag with Alt", drag(1, "alt")),
    ("drag with Alt, right button", drag(3, "alt")),
    ("drag with Ctrl", drag(1, "ctrl")),
    ("drag with Super", drag(1, "super")),
    ("wheel with Ctrl", mouse("keydown", "ctrl", "click", 4, "click", 4, "click", 5, "keyup", "ctrl")),
    ("wheel with Alt", mouse("keydown", "alt", "click", 4, "click", 5, "click", 6, "click", 7, "keyup", "alt")),
    ("click with Ctrl", mouse("keydown", "ctrl", "click", 1, "keyup", "ctrl")),
    ("corners and edges", touch_edges),
    ("rest on a button", rest("mousemove_relative", 1, 1, "sleep", 0.8)),
    ("drag over text, and what was marked to a field", drag_marked),
    ("touches on everything", touch_slowly),
]  # fmt: skip
"""What a finger does, and a mouse that somebody plugs in."""

AROUND: list[tuple[str, Attempt]] = [
    ("focus to another window", take_focus),
    ("window of another program", lambda kiosk: intrude(kiosk, unmanaged=False)),
    ("window of another program without manager", lambda kiosk: intrude(kiosk, unmanaged=True)),
    ("close as a window manager does", lambda kiosk: kiosk.x.ask_to_close(kiosk.window)),
    ("window taken away", lambda kiosk: kiosk.x.destroy(kiosk.window)),
    ("window hidden", lambda kiosk: kiosk.screen.xdotool("windowunmap", str(kiosk.window))),
    ("window lowered", lambda kiosk: kiosk.x.lower(kiosk.window)),
    ("window moved", lambda kiosk: kiosk.screen.xdotool("windowmove", str(kiosk.window), "300", "300")),
    ("window shrunk", lambda kiosk: kiosk.screen.xdotool("windowsize", str(kiosk.window), "200", "200")),
    ("window minimized", lambda kiosk: kiosk.screen.xdotool("windowminimize", str(kiosk.window))),
    ("second instance", start_second),
    ("keyboard and pointer unplugged and plugged", replug),
    ("screen turned, other resolutions", resize),
    ("screen unplugged and plugged", unplug_screen),
    ("screen saver", save_screen),
    ("sleep", sleep),
    ("USB stick", plug_stick),
]  # fmt: skip
"""What other programs do, and the system."""

AT_THE_PIN: list[tuple[str, Attempt]] = [
    ("PIN typed with a keyboard", type_pin),
    ("PIN guessed", guess_pin),
]
"""Only where it is asked for."""

ELSEWHERE: list[tuple[str, Attempt]] = [("gesture nearly right", tap_corners)]
"""Only where it is not asked for yet."""

COMMANDED: list[tuple[str, Callable[[Probe], object]]] = [
    ("pinch", word("pinch")),
    ("message of a library", word("dialog")),
    ("file dialog", word("file")),
    ("print dialog", word("print")),
    ("menu of a library", word("menu")),
    ("tooltip", word("tooltip")),
    ("second window", word("window")),
    ("link followed by a library", word("link")),
    ("folder opened by a library", word("folder")),
    ("close from within", word("close")),
    ("close all from within", word("quit_last")),
    ("minimize from within", word("minimize")),
    ("shrink from within", word("shrink")),
]  # fmt: skip
"""What the real program never does, and a library in it might."""

MANAGED = (
    "next window", "close window", "menu of the window", "other desktop", "start menu", "run a command", "consoles",
    "right click", "middle click", "drag with Alt", "drag with Alt, right button", "drag with Super",
    "focus to another window", "window of another program", "window of another program without manager",
    "close as a window manager does", "window hidden", "window lowered", "window minimized",
    "screen turned, other resolutions",
)  # fmt: skip
"""Those in which a window manager would have a say."""
