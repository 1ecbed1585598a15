"""Every key of the set-up file of a kiosk: what it may hold, and what is said where it holds something else."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cztservices.config import THEME
from cztservices.domain.catalogue import Jurisdiction, Text
from cztservices.domain.kiosk.pin import is_pin_hash
from cztservices.domain.kiosk.setup import LANGUAGES, Slip
from cztservices.domain.mine_rules import LONGEST_HALL_NAME, clean_line
from cztservices.domain.places import PlaceNames
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import JurisdictionKind
from cztservices.errors import Message
from cztservices.i18n import N_

_SHOWN = 60
"""Signs of what was written that a fault repeats."""

_QUEUE = re.compile(r"[^\s/#\\?'\"<>|-][^\s/#\\?'\"<>|]{0,126}")
_CITIES = PlaceNames(
    Jurisdiction(code, JurisdictionKind.CITY, Text(zh, en), aliases=(f"{zh}市",))
    for code, zh, en in ((CHANGSHA, "长沙", "Changsha"), (ZHUZHOU, "株洲", "Zhuzhou"), (XIANGTAN, "湘潭", "Xiangtan"))
)


class WrongValueError(ValueError):
    """A value that its key cannot hold; without a mend of its own, an example is the mend."""

    def __init__(self, problem: Message, mend: Message | None = None) -> None:
        """Keep both untranslated."""
        super().__init__(problem, mend)
        self.problem, self.mend = problem, mend


@dataclass(frozen=True, slots=True)
class Key:
    """One key: an example of it, and how its value is read (``read(value, folder of the file)``).

    ``read`` raises ``WrongValueError``, and nothing else whatever the value.
    """

    example: str
    read: Callable[[object, Path], object]


def _read_text(value: object, _base: Path) -> str:
    if not isinstance(value, str):
        raise WrongValueError(Message(N_("must be text in quotation marks")))
    return value


def _read_hall(value: object, base: Path) -> str:
    name = clean_line(_read_text(value, base))
    if len(name) > LONGEST_HALL_NAME:
        raise WrongValueError(
            Message(N_("is longer than {max_length} characters"), {"max_length": LONGEST_HALL_NAME}),
            Message(N_("write a shorter name")),
        )
    return name


def _read_city(value: object, base: Path) -> str | None:
    name = _read_text(value, base)
    if not name:
        return None
    city = _CITIES.find(name)
    if city is None:
        raise _no_choice(name, [name for city in _CITIES.by_code.values() for name in (city.name.zh, city.name.en)])
    return city.code


def _read_languages(value: object, base: Path) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongValueError(Message(N_("must be a list in square brackets")))
    if not value:
        raise WrongValueError(Message(N_("names no language")))
    languages: list[str] = []
    for name in value:
        language = _choose(_read_text(name, base), LANGUAGES)
        if language in languages:
            raise WrongValueError(
                Message(N_("names {name} twice"), {"name": language}), Message(N_("name each language once"))
            )
        languages.append(language)
    return tuple(languages)


def _read_pin_hash(value: object, base: Path) -> str:
    text = _read_text(value, base)
    if text and not is_pin_hash(text):
        raise WrongValueError(
            Message(N_("is not as this program writes it, so that nobody gets in")),
            Message(N_("have it made: python -m cztservices kiosk set-pin")),
        )
    return text


def _read_queue(value: object, base: Path) -> str:
    name = _read_text(value, base)
    if name and not (_QUEUE.fullmatch(name) and name.isprintable()):
        raise WrongValueError(
            Message(N_("“{value}” cannot be the name of a print queue"), {"value": show(name)}),
            Message(N_("take one of those that this command lists: lpstat -e")),
        )
    return name


def _read_path(value: object, base: Path) -> Path | None:
    text = _read_text(value, base)
    if not text.isprintable():
        raise WrongValueError(
            Message(N_("holds signs that no path has")), Message(N_("write the path again, with / between its folders"))
        )
    return base / text if text else None


def _read_file(value: object, base: Path) -> Path | None:
    path = _read_path(value, base)
    if path is None or _is_file(path):
        return path
    raise WrongValueError(
        Message(N_("there is no file {file}"), {"file": show(str(path), 200)}),
        Message(N_("check the path; it counts from the folder of this file, unless it begins with /")),
    )


def _read_usb(value: object, base: Path) -> Path:
    path = _read_path(value, base)
    if path is None:
        raise WrongValueError(Message(N_("names no folder")))
    return path


def _refuse_section(_value: object, _base: Path) -> object:
    raise WrongValueError(Message(N_("must be a section with keys of its own")))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read_switch(value: object, _base: Path) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(Message(N_("must be true or false, without quotation marks")))
    return value


def _read_diagonal(value: object, _base: Path) -> float:
    number = _read_number(value, (int, float), N_("must be a number, without quotation marks"))
    return float(number if number == 0 else _see_range(number, 5, 120))


def _whole(least: int, most: int) -> Callable[[object, Path], int]:
    """Reads a whole number from ``least`` to ``most``."""

    def read(value: object, _base: Path) -> int:
        number = _read_number(value, (int,), N_("must be a whole number, without quotation marks"))
        return int(_see_range(number, least, most))

    return read


def _read_number(value: object, kinds: tuple[type[int] | type[float], ...], problem: str) -> float:
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise WrongValueError(Message(problem))
    return value


def _see_range(number: float, least: int, most: int) -> float:
    if not least <= number <= most:  # what is no number at all is in no range either
        raise WrongValueError(Message(N_("must be from {least} to {most}"), {"least": least, "most": most}))
    return number


def _one_of(words: Sequence[str]) -> Callable[[object, Path], str]:
    """Reads one of ``words``."""
    return lambda value, base: _choose(_read_text(value, base), words)


def _choose(word: str, words: Sequence[str]) -> str:
    if word not in words:
        raise _no_choice(word, words)
    return word


def _no_choice(word: str, words: Sequence[str]) -> WrongValueError:
    problem = Message(N_("{value} is not one of the words allowed"), {"value": show(word)})
    near = get_close_matches(word[:_SHOWN].lower(), [one.lower() for one in words], n=1)
    if near:
        nearest = next(one for one in words if one.lower() == near[0])
        return WrongValueError(problem, Message(N_("did you mean {names}?"), {"names": nearest}))
    return WrongValueError(problem, Message(N_("use one of {expected}"), {"expected": ", ".join(words)}))


def show(text: str, longest: int = _SHOWN) -> str:
    """What was written, short and without signs that cannot be seen."""
    return "".join(sign if sign.isprintable() else " " for sign in text[:longest]) + "…" * (len(text) > longest)


SECTIONS = ("screen", "timing", "printing")
"""Whose keys are read one by one."""

KEYS: Mapping[tuple[str, ...], Key] = {
    ("hall",): Key('hall = "长沙市政务服务大厅"', _read_hall),
    ("logo",): Key('logo = "logo.png"', _read_file),
    ("city",): Key('city = "长沙"', _read_city),
    ("languages",): Key('languages = ["zh_CN", "en", "zh_TW"]', _read_languages),
    ("theme",): Key('theme = "light"', _one_of(THEME.values)),
    ("volume",): Key("volume = 60", _whole(0, 100)),
    ("pin_hash",): Key('pin_hash = ""', _read_pin_hash),
    ("folder",): Key('folder = "/var/lib/kiosk"', _read_path),
    ("usb",): Key('usb = "/media"', _read_usb),
    ("hall_notes",): Key('hall_notes = "hall.json"', _read_file),
    ("counts",): Key("counts = true", _read_switch),
    **{(section,): Key(f"[{section}]", _refuse_section) for section in SECTIONS},
    ("screen", "diagonal_inches"): Key("diagonal_inches = 21.5", _read_diagonal),
    ("screen", "distance_mm"): Key("distance_mm = 600", _whole(200, 3000)),
    ("timing", "idle_s"): Key("idle_s = 120", _whole(20, 1800)),
    ("timing", "countdown_s"): Key("countdown_s = 20", _whole(5, 120)),
    ("printing", "queue"): Key('queue = "slip"', _read_queue),
    ("printing", "paper"): Key('paper = "slip"', lambda value, base: Slip(_one_of([*Slip])(value, base))),
}


def mend_unknown(path: tuple[str, ...]) -> Message:
    """What to do about a key that is none: the section where it belongs, or the name that was meant."""
    for known in KEYS:
        if known[-1] == path[-1] and known != path:
            if len(known) == 1:
                return Message(N_("move it up, above the first line in square brackets"))
            return Message(N_("move it below a line [{section}]"), {"section": known[0]})
    alike = [".".join(known) for known in KEYS if len(known) == len(path)]
    name = ".".join(path)[:_SHOWN].lower()
    near = get_close_matches(name, alike, n=1) or get_close_matches(name, [".".join(known) for known in KEYS], n=1)
    if near:
        return Message(N_("did you mean {names}?"), {"names": near[0]})
    return Message(N_("take the line out; what there is stands in: python -m cztservices kiosk example"))
