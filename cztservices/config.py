"""Where files are, and which options there are."""

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

APP_NAME = "cztservices"
_ROOT = Path(__file__).resolve().parent.parent
DATA_FOLDER = _ROOT / "data"
RESOURCES = _ROOT / "resources"
CHARACTERS = RESOURCES / "characters"
PACKAGED_CATALOGUE = RESOURCES / "catalogue.db"


@dataclass(frozen=True, slots=True)
class Folders:
    """The two folders of the user: what must be kept, and what can be made again."""

    user_data: Path
    cache: Path

    @classmethod
    def below(cls, base: Path) -> "Folders":
        """Both below one folder, for tests and portable use."""
        return cls(base / "data", base / "cache")

    @classmethod
    def of_platform(cls) -> "Folders":
        """The folders that the platform means for this."""
        from platformdirs import user_cache_path, user_data_path

        return cls(user_data_path(APP_NAME, appauthor=False), user_cache_path(APP_NAME, appauthor=False))


def stamp_data(folder: Path) -> str:
    """A short name for the state of a data folder, from names, sizes and times: cheap enough for every start."""
    lines: list[str] = []
    for base, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".yaml", ".tsv")):
                stat = os.stat(os.path.join(base, name))  # noqa: PTH116, PTH118 - pathlib costs as much as all the rest
                lines.append(f"{base[len(str(folder)) :]}/{name} {stat.st_size} {stat.st_mtime_ns}")
    state = "\n".join(lines).encode()
    return f"{zlib.crc32(state):08x}{zlib.adler32(state):08x}"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting of the user: its name in ``user.db``, its default, and the values it may have (any when empty)."""

    name: str
    default: str
    values: tuple[str, ...] = ()

    def read(self, settings: Mapping[str, str]) -> str:
        """The value in ``settings``; the default for one that is missing or not allowed."""
        value = settings.get(self.name, self.default)
        return value if not self.values or value in self.values else self.default


LANGUAGE = Option("language", "", ("", "zh_CN", "zh_TW", "en"))
THEME = Option("theme", "light", ("light", "dark", "contrast"))
SCALE = Option("scale", "1.0", ("1.0", "1.25", "1.5", "1.75", "2.0", "2.5", "3.0"))
ELDER = Option("elder", "", ("", "1"))
ORIGIN = Option("origin", "", ("", "430100", "430200", "430300"))
DESTINATION = Option("destination", "", ("", "430100", "430200", "430300"))
HISTORY = Option("history", "1", ("", "1"))
COUNT_FAILURES = Option("count_failures", "1", ("", "1"))
SESSION = Option("session", "")
PAPER = Option("paper", "a4", ("a4", "slip"))
LARGE_SHEET = Option("large_sheet", "", ("", "1"))
PRINTER = Option("printer", "")
HALL = Option("hall", "")
OPTIONS = (
    LANGUAGE, THEME, SCALE, ELDER, ORIGIN, DESTINATION, HISTORY, COUNT_FAILURES, SESSION, PAPER, LARGE_SHEET, PRINTER,
    HALL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """Who sits in front of the screen, and what is therefore offered.

    ``counts_failures`` is True in a hall, where searches that fail are counted (option COUNT_FAILURES),
    ``serves_others`` for its staff, who write the notes of the hall and take files in: the next person is another;
    ``is_alone`` where nobody watches: that is the kiosk, a program of its own and no desktop.
    """

    name: str
    counts_failures: bool = False
    serves_others: bool = False
    is_alone: bool = False


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("resident"),
        Profile("staff", counts_failures=True, serves_others=True),
        Profile("kiosk", counts_failures=True, is_alone=True),
    )
}


def now() -> datetime:
    """The moment of the person in front of the screen."""
    return datetime.now().astimezone()


def today() -> date:
    """The day of the person in front of the screen."""
    return now().date()
