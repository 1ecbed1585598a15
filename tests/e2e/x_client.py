"""Another program on the screen, as an X server knows it: what xdotool cannot do, or cannot ask."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

INTRUDER = 0xFF00FF
"""The colour of a window that does not belong there."""

_VIEWABLE = 2
_CLIENT_MESSAGE = 33
_SEES_REPLIES = 1 << 17
_LONGEST_TITLE = 1_000


class _Attributes(ctypes.Structure):
    _fields_ = [
        ("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int), ("border", c_int), ("depth", c_int),
        ("visual", c_void_p), ("root", c_ulong), ("klass", c_int), ("bit_gravity", c_int), ("win_gravity", c_int),
        ("backing_store", c_int), ("planes", c_ulong), ("pixel", c_ulong), ("save_under", c_int), ("colormap", c_ulong),
        ("map_installed", c_int), ("map_state", c_int), ("all_masks", c_long), ("your_mask", c_long),
        ("no_propagate", c_long), ("override", c_int), ("screen", c_void_p),
    ]  # fmt: skip


class _Message(ctypes.Structure):
    _fields_ = [
        ("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong),
        ("message_type", c_ulong), ("format", c_int), ("data", c_long * 5), ("room", c_long * 24),
    ]  # fmt: skip


class _Mode(ctypes.Structure):
    _fields_ = [
        ("id", c_ulong), ("width", c_uint), ("height", c_uint), ("clock", c_ulong), ("h_start", c_uint),
        ("h_end", c_uint), ("h_total", c_uint), ("skew", c_uint), ("v_start", c_uint), ("v_end", c_uint),
        ("v_total", c_uint), ("name", c_char_p), ("name_length", c_uint), ("flags", c_ulong),
    ]  # fmt: skip


class _Resources(ctypes.Structure):
    _fields_ = [
        ("timestamp", c_ulong), ("configured", c_ulong), ("crtc_count", c_int), ("crtcs", ctypes.POINTER(c_ulong)),
        ("output_count", c_int), ("outputs", ctypes.POINTER(c_ulong)), ("mode_count", c_int),
        ("modes", ctypes.POINTER(_Mode)),
    ]  # fmt: skip


class _Change(ctypes.Structure):
    _fields_ = [("type", c_int), ("id", c_int), ("master", c_int), ("room", c_int * 4)]


class _Device(ctypes.Structure):
    _fields_ = [
        ("id", c_int), ("name", c_char_p), ("use", c_int), ("attachment", c_int), ("enabled", c_int),
        ("class_count", c_int), ("classes", c_void_p),
    ]  # fmt: skip


def _find_mode(resources: _Resources, width: int, height: int) -> int | None:
    modes = (resources.modes[number] for number in range(resources.mode_count))
    return next((mode.id for mode in modes if (mode.width, mode.height) == (width, height)), None)


_IGNORE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
"""A window that is asked about may have gone meanwhile; Xlib would end the whole process."""


class XClient:
    """One connection to a screen; its windows go when it is closed."""

    def __init__(self, display: str) -> None:
        """Connect."""
        self._x = ctypes.CDLL("libX11.so.6")
        self._randr = ctypes.CDLL("libXrandr.so.2")
        for name, result in (
            ("XOpenDisplay", c_void_p),
            ("XCreateSimpleWindow", c_ulong),
            ("XInternAtom", c_ulong),
            ("XGetSelectionOwner", c_ulong),
        ):
            getattr(self._x, name).restype = result
        self._x.XDefaultRootWindow.restype = c_ulong
        self._randr.XRRGetScreenResourcesCurrent.restype = ctypes.POINTER(_Resources)
        self._randr.XRRCreateMode.restype = c_ulong
        self._x.XSetErrorHandler(_IGNORE)
        self._display = c_void_p(self._x.XOpenDisplay(c_char_p(display.encode())))
        assert self._display.value, f"no screen on {display}"
        self.root = c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, self.root, c_long(_SEES_REPLIES))
        self._pings = self._answered = 0

    def close(self) -> None:
        """Leave."""
        self._x.XCloseDisplay(self._display)

    def shown(self) -> list[tuple[int, tuple[int, int, int, int]]]:
        """The windows that can be seen, with their places, the topmost last."""
        root, parent, children, count = c_ulong(), c_ulong(), ctypes.POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(self._display, self.root, byref(root), byref(parent), byref(children), byref(count))
        found = []
        for window in children[: count.value]:
            attributes = _Attributes()
            if self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes)):
                place = (attributes.x, attributes.y, attributes.width, attributes.height)
                if attributes.map_state == _VIEWABLE and attributes.klass == 1:
                    found.append((window, place))
        if children:
            self._x.XFree(children)
        return found

    def intrude(self, *, unmanaged: bool = False) -> int:
        """Map a window of another program over the whole screen, and give it the focus."""
        _, _, width, height = self._place(self.root.value)
        window = self._x.XCreateSimpleWindow(
            self._display, self.root, 0, 0, width, height, 0, c_ulong(0), c_ulong(INTRUDER)
        )
        if unmanaged:
            values = (c_ulong * 14)()  # XSetWindowAttributes; the override-redirect flag is the only one asked for
            ctypes.memset(values, 0xFF, ctypes.sizeof(values))
            self._x.XChangeWindowAttributes(self._display, c_ulong(window), c_ulong(1 << 9), byref(values))
        self._x.XMapRaised(self._display, c_ulong(window))
        self._sync()
        if unmanaged or self._is_viewable(window):
            self.focus(window)
        return window

    def focus(self, window: int) -> None:
        """Give the focus to ``window``."""
        self._x.XSetInputFocus(self._display, c_ulong(window), 1, c_ulong(0))
        self._sync()

    def destroy(self, window: int) -> None:
        """Take ``window`` away, whoever made it."""
        self._x.XDestroyWindow(self._display, c_ulong(window))
        self._sync()

    def lower(self, window: int) -> None:
        """Put ``window`` below all others."""
        self._x.XLowerWindow(self._display, c_ulong(window))
        self._sync()

    def ask_to_close(self, window: int) -> None:
        """Send what a window manager sends when its close button is pressed."""
        self._send(window, "WM_PROTOCOLS", [self._atom("WM_DELETE_WINDOW"), 0])

    def title(self, window: int) -> str:
        """What a window manager would write above ``window``."""
        kind, form, count, left = c_ulong(), c_int(), c_ulong(), c_ulong()
        text = c_char_p()
        self._x.XGetWindowProperty(
            self._display, c_ulong(window), c_ulong(self._atom("_NET_WM_NAME")), c_long(0), c_long(_LONGEST_TITLE), 0,
            c_ulong(self._atom("UTF8_STRING")), byref(kind), byref(form), byref(count), byref(left), byref(text),
        )  # fmt: skip
        title = (text.value or b"").decode()
        if text:
            self._x.XFree(text)
        return title

    def copied(self) -> list[str]:
        """The clipboards on which somebody offers something to paste."""
        names = ("PRIMARY", "SECONDARY", "CLIPBOARD")
        return [name for name in names if self._x.XGetSelectionOwner(self._display, c_ulong(self._atom(name)))]

    def ping(self, window: int) -> None:
        """Ask whether the program of ``window`` still reads what is said to it, as a window manager does."""
        self._pings += 1
        self._send(window, "WM_PROTOCOLS", [self._atom("_NET_WM_PING"), self._pings, window])

    def is_answered(self) -> bool:
        """Whether the answer to the last ping has come."""
        event = _Message()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            if event.type == _CLIENT_MESSAGE and event.data[0] == self._atom("_NET_WM_PING"):
                self._answered = max(self._answered, event.data[1])
        return self._answered == self._pings

    def save_screen(self, mode: int) -> None:
        """Begin (1) or end (0) the screen saver."""
        self._x.XForceScreenSaver(self._display, mode)
        self._sync()

    def resize_screen(self, width: int, height: int) -> None:
        """Give the screen another resolution, as xrandr does; neither side above that with which the server began."""
        self._x.XGrabServer(self._display)  # nobody is to see it between two sizes
        self.unplug_screen()
        self._randr.XRRSetScreenSize(self._display, self.root, width, height, width // 4, height // 4)
        self.plug_screen(width, height)
        self._x.XUngrabServer(self._display)
        self._sync()

    def unplug_screen(self) -> None:
        """Switch the only output off."""
        with self._resources() as found:
            crtc, now, none = c_ulong(found.crtcs[0]), c_ulong(0), c_ulong(0)
            self._randr.XRRSetCrtcConfig(self._display, byref(found), crtc, now, 0, 0, none, 1, None, 0)
        self._sync()

    def plug_screen(self, width: int, height: int) -> None:
        """Switch it on again, in a mode that is made where there is none of that size."""
        display, randr = self._display, self._randr
        with self._resources() as found:
            output, mode = found.outputs[0], _find_mode(found, width, height)
            if mode is None:
                name, clock = f"{width}x{height}".encode(), 60 * width * height
                wanted = _Mode(0, width, height, clock, width, width, width, 0, height, height, height, name, len(name))
                mode = randr.XRRCreateMode(display, self.root, byref(wanted))
                randr.XRRAddOutputMode(display, c_ulong(output), c_ulong(mode))
            crtc, now, outputs = c_ulong(found.crtcs[0]), c_ulong(0), (c_ulong * 1)(output)
            randr.XRRSetCrtcConfig(display, byref(found), crtc, now, 0, 0, c_ulong(mode), 1, outputs, 1)
        self._sync()

    def replug_devices(self) -> int:
        """Take keyboard and pointer off, as they are when they are unplugged, and put them back; return how many.

        Adding and removing a pair of masters, which no plug does, ends every Qt program (6.11, plain window, SIGSEGV).
        """
        devices, count = ctypes.CDLL("libXi.so.6"), c_int()
        devices.XIQueryDevice.restype = ctypes.POINTER(_Device)
        found = devices.XIQueryDevice(self._display, 0, byref(count))
        slaves = [(one.id, one.attachment) for one in found[: count.value] if one.name.startswith(b"Xvfb")]
        devices.XIFreeDeviceInfo(found)
        for change in [_Change(4, number) for number, _ in slaves] + [_Change(3, *slave) for slave in slaves]:
            devices.XIChangeHierarchy(self._display, byref(change), 1)
            self._sync()
        return len(slaves)

    @contextmanager
    def _resources(self) -> Iterator[_Resources]:
        found = self._randr.XRRGetScreenResourcesCurrent(self._display, self.root)
        yield found.contents
        self._randr.XRRFreeScreenResources(found)

    def _place(self, window: int) -> tuple[int, int, int, int]:
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return attributes.x, attributes.y, attributes.width, attributes.height

    def _is_viewable(self, window: int) -> bool:
        return any(window == shown for shown, _ in self.shown())

    def _send(self, window: int, kind: str, data: Sequence[int]) -> None:
        message = _Message(_CLIENT_MESSAGE, 0, 1, self._display, window, self._atom(kind), 32)
        for number, value in enumerate(data):
            message.data[number] = value
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(0), byref(message))
        self._sync()

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, c_char_p(name.encode()), 0))

    def _sync(self) -> None:
        self._x.XSync(self._display, 0)
