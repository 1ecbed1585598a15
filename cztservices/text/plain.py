"""Text without the signs that files for other programs may not hold."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def strip_controls(text: str) -> str:
    r"""``text`` without control characters, but with its tabs; every kind of line break is the same one.

    >>> strip_controls("one\r\ntwo\x00\u2028three")
    'one\ntwo\nthree'
    """
    lines = _LINE_BREAKS.sub("\n", text)
    return "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) != "Cc")
