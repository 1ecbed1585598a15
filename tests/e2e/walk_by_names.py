"""Walks from a question to a guide to a comparison as a screen reader does, by names and roles alone.

Run by Debian's own Python, which has pyatspi, inside a D-Bus session of its own, with the command of the window:

    dbus-run-session -- /usr/bin/python3 walk_by_names.py COMMAND…

It prints one JSON object: what was heard at each stop, and every control without a name.
"""

import json
import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import Atspi

BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE_S = 60.0
PRESS_AGAIN_S = 8.0
PRESSED = ("button", "push button", "toggle button", "radio button", "check box")
NAMED = (*PRESSED, "text", "entry", "list", "list item", "table", "menu item", "spin box")


seen = []


def ask_for(find, seconds):
    """What ``find`` finds within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look(find)
        if found:
            return found
        time.sleep(0.1)
    return None


def look(find):
    """What ``find`` finds; nothing where what was being looked at has gone meanwhile."""
    try:
        return find()
    except Exception:  # noqa: BLE001 - whatever the bus says of it
        return None


def wait_for(find, what, seconds=PATIENCE_S):
    """Ask until ``find`` finds something; what was there instead is said where it does not."""
    found = ask_for(find, seconds)
    if found:
        return found
    heard = (
        [f"{node.getRoleName()} “{node.name[:60]}”" for node in walk(seen[0]) if is_shown(node) and node.name]
        if seen
        else []
    )
    raise SystemExit(f"waited in vain for {what}; there were {heard}")


def walk(node, depth=0):
    """``node`` and everything in it."""
    if node is None or depth > 40:
        return
    yield node
    for number in range(node.childCount):
        yield from walk(node.getChildAtIndex(number), depth + 1)


def is_shown(node):
    """Whether it can be seen."""
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def named(window, name, roles=None):
    """The first thing that can be seen and is called ``name``, or begins so."""
    for node in walk(window):
        fits = node.name == name or (name.endswith("…") and node.name.startswith(name[:-1]))
        if fits and is_shown(node) and (roles is None or node.getRoleName() in roles):
            return node
    return None


def press(node):
    """Do what the thing is for."""
    actions = node.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    wanted = next((names.index(name) for name in ("Press", "Toggle", "press", "click") if name in names), 0)
    actions.doAction(wanted)


def press_until(window, name, find):
    """Press what is called ``name``, and again where it was drawn anew just then, until ``find`` finds what follows."""
    for _ in range(int(PATIENCE_S / PRESS_AGAIN_S)):
        look(lambda: press(named(window, name, PRESSED)))
        found = ask_for(find, PRESS_AGAIN_S)
        if found:
            return found
    return wait_for(find, f"what follows {name}", 0)


def window_of(process):
    """The window of ``process``."""
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.get_process_id() == process.pid and application.childCount:
            application.set_cache_mask(Atspi.Cache.NONE)  # what is asked again is to be what is there now
            return application.getChildAtIndex(0)
    return None


def nameless(window):
    """What can be used and has no name."""
    found = []
    for node in walk(window):
        role = node.getRoleName()
        focusable = node.getState().contains(pyatspi.STATE_FOCUSABLE)
        if is_shown(node) and role in NAMED and focusable and not node.name.strip():
            found.append(f"{role} in {[p.name or p.getRoleName() for p in parents(node)]}")
    return found


def parents(node):
    """What ``node`` stands in, from within."""
    while node.parent is not None and node.parent.getRoleName() != "application":
        node = node.parent
        yield node


def main():
    """Find, open, compare, and go back; say what was heard."""
    bus = subprocess.Popen([BUS_LAUNCHER, "--launch-immediately"])
    process = subprocess.Popen(sys.argv[1:], env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    heard = {}
    try:
        window = wait_for(lambda: window_of(process), "the window")
        seen.append(window)
        field = wait_for(lambda: named(window, "Search"), "the search field")
        heard["field"] = field.getRoleName()
        heard["nameless_home"] = nameless(window)
        origin = wait_for(lambda: named(window, "My record is in Xiangtan", PRESSED), "the city of the record")
        press(origin)
        press(wait_for(lambda: named(window, "I want it done in Changsha", PRESSED), "the city where it is wanted"))
        wait_for(lambda: origin.getState().contains(pyatspi.STATE_CHECKED), "the city to be chosen")
        field.queryEditableText().setTextContents("ydjy")
        rows = wait_for(lambda: named(window, "Results", ("list",)), "the list")
        row = wait_for(lambda: named(rows, "Filing for medical treatment in another city…"), "the row")
        heard["row"], heard["row_role"] = row.name, row.getRoleName()
        guide = wait_for(lambda: named(window, "Filing for medical treatment in another city", None), "the guide")
        heard["guide"] = guide.name
        answer = wait_for(lambda: named(window, "Nothing to file from Xiangtan to Changsha."), "the answer")
        heard["answer"] = answer.name
        heard["nameless_guide"] = nameless(window)
        tick = wait_for(lambda: named(window, "Identity card", ("check box",)), "a paper to tick")
        press(tick)
        wait_for(lambda: tick.getState().contains(pyatspi.STATE_CHECKED), "the tick")
        heard["ticked"] = wait_for(lambda: named(window, "1 of …"), "the count of papers").name
        wait_for(lambda: named(window, "Compare", PRESSED), "the button to compare")
        reverse = press_until(window, "Compare", lambda: named(window, "There and back", PRESSED))
        heard["choice_role"] = reverse.getRoleName()
        heard["nameless_compare"] = nameless(window)
        press_until(window, "There and back", lambda: named(window, "Changsha → Xiangtan"))
        press_until(window, "Back to the page before", lambda: named(window, "Compare", PRESSED))
    finally:
        process.terminate()
        heard["status"] = process.wait(20)
        bus.terminate()
        bus.wait(20)
    print(json.dumps(heard))


if __name__ == "__main__":
    main()
