"""``links``: tells the desktop of this computer which program opens czt: links, or that none does."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cztservices.errors import EXIT_DONE, KnownError
from cztservices.i18n import N_, Translator
from cztservices.presenters.place_link import SCHEME

ENTRY = "cztservices-links.desktop"
_MIME = f"x-scheme-handler/{SCHEME}"
_MAIN = Path(__file__).resolve().parents[2] / "main.py"
_WINDOWS_KEY = rf"Software\Classes\{SCHEME}"

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Cross-city services
Name[zh_CN]=跨城办
Name[zh_TW]=跨城辦
Exec={command}
MimeType={mime};
NoDisplay=true
Terminal=false
"""


def run_links(options: argparse.Namespace, translator: Translator) -> int:
    """Register or unregister, and say what was done.

    Raises:
        KnownError: this computer cannot be told, or would not be.
    """
    command = [*_program(), *(["--base-dir", str(options.base_dir.resolve())] if options.base_dir else [])]
    if sys.platform == "win32":
        done = _register_windows(command) if options.action == "register" else _unregister_windows()
    elif sys.platform == "linux":
        done = _register_linux(command) if options.action == "register" else _unregister_linux()
    else:
        raise KnownError(N_("Links can be registered on Linux and Windows only; give the link to main.py instead."))
    template, value = done
    print(translator.gettext(template).format(place=value))
    return EXIT_DONE


def _program() -> list[str]:
    """What starts the window: the packaged program, or Python with main.py."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(_MAIN)]


def _register_linux(command: Sequence[str]) -> tuple[str, Path]:
    path = _applications() / ENTRY
    _write_whole(path, _ENTRY.format(command=" ".join([*map(_quote, command), "%u"]), mime=_MIME))
    _tell(["xdg-mime", "default", ENTRY, _MIME])
    _tell(["update-desktop-database", str(path.parent)])
    return N_("czt: links are opened by this program from now on; that is written in {place}."), path


def _unregister_linux() -> tuple[str, Path]:
    path = _applications() / ENTRY
    try:
        path.unlink()
    except FileNotFoundError:
        return N_("czt: links were not registered; there is no {place}."), path
    except OSError as error:
        raise KnownError(_NOT_WRITTEN, file=path, reason=error.strerror) from error
    _tell(["update-desktop-database", str(path.parent)])
    return N_("czt: links are no longer opened by this program; {place} was removed."), path


def _applications() -> Path:
    """Where the desktop environment looks for the programs of the user."""
    home = os.environ.get("XDG_DATA_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".local" / "share") / "applications"


def _quote(argument: str) -> str:
    """An argument as the Exec line of an entry wants it."""
    quoted = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in argument.replace("%", "%%"))
    return '"' + quoted.replace("\\", "\\\\").replace("\n", "\\n") + '"'


def _tell(command: list[str]) -> None:
    """Run a tool of the desktop environment, where it is there; the entry is found without it too, only later."""
    if shutil.which(command[0]) is not None:
        subprocess.run(command, check=False, capture_output=True, timeout=30)  # noqa: S603 - our own arguments


_NOT_WRITTEN = N_("{file} cannot be written ({reason}); check that its folder can be.")


def _write_whole(path: Path, text: str) -> None:
    """Write a file whole, or leave what is there.

    Raises:
        KnownError: it cannot be written.
    """
    part = path.with_suffix(f".part-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise KnownError(_NOT_WRITTEN, file=path, reason=error.strerror) from error
    finally:
        with suppress(OSError):  # it has become the entry, or never was
            part.unlink()


def _register_windows(command: Sequence[str]) -> tuple[str, str]:
    if sys.platform == "win32":
        import winreg

        windowless = Path(command[0]).with_name("pythonw.exe")
        program = str(windowless) if windowless.exists() and command[0].endswith("python.exe") else command[0]
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _WINDOWS_KEY) as key:
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, f"URL:{SCHEME}")
            winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{_WINDOWS_KEY}\shell\open\command") as key:
            line = f'{subprocess.list2cmdline([program, *command[1:]])} "%1"'
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, line)
    return N_("czt: links are opened by this program from now on; that is written in {place}."), _WINDOWS_KEY


def _unregister_windows() -> tuple[str, str]:
    if sys.platform == "win32":
        import winreg

        for inner in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _WINDOWS_KEY + inner)
            except FileNotFoundError:
                continue
    return N_("czt: links are no longer opened by this program; {place} was removed."), _WINDOWS_KEY
