"""A hand that presses keys and buttons as fast as a program can, through XTEST and one connection."""

import ctypes
from ctypes import c_char_p, c_int, c_uint, c_ulong, c_void_p

KEYCODES, BUTTONS = range(8, 256), range(1, 10)


class XHand:
    """Touches one screen, until it is closed."""

    def __init__(self, display: str) -> None:
        """Connect to ``display``.

        Raises:
            ConnectionError: there is no such screen.
        """
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._display = c_void_p(self._x.XOpenDisplay(c_char_p(display.encode())))
        if not self._display.value:
            raise ConnectionError(f"no screen on {display}")

    def close(self) -> None:
        """Let go of everything, and leave."""
        for button in BUTTONS:
            self.button(button, down=False)
        for code in KEYCODES:
            self.key(code, down=False)
        self.wait()
        self._x.XCloseDisplay(self._display)

    def key(self, code: int, *, down: bool) -> None:
        """Press or release the key with that number."""
        self._test.XTestFakeKeyEvent(self._display, c_uint(code), c_int(down), c_ulong(0))

    def button(self, number: int, *, down: bool) -> None:
        """Press or release a button of the mouse; 1 is a finger, 4 to 7 a wheel."""
        self._test.XTestFakeButtonEvent(self._display, c_uint(number), c_int(down), c_ulong(0))

    def move(self, x: int, y: int) -> None:
        """Be at a place of the screen."""
        self._test.XTestFakeMotionEvent(self._display, c_int(-1), c_int(x), c_int(y), c_ulong(0))

    def code(self, letter: str) -> int:
        """The number of the key that writes ``letter``, a small Latin one."""
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        return int(self._x.XKeysymToKeycode(self._display, c_ulong(ord(letter))))

    def wait(self) -> None:
        """Until the screen has taken all of it."""
        self._x.XSync(self._display, 0)
