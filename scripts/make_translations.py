"""Bring the translations up to date: extract the strings, merge them into each language, compile.

    python -m scripts.make_translations

Traditional Chinese is made from simplified Chinese, and never edited.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cztservices.authoring.traditional import to_traditional
from cztservices.i18n import DEFAULT_LANGUAGE, LOCALES, TRADITIONAL

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cztservices"
DROPPED = tuple(
    f'"{name}'
    for name in (
        "Project-Id",
        "Report-Msgid",
        "POT-Creation",
        "PO-Revision",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)


def extract() -> Catalog:
    """Every marked string of the package; places are left out, so that moving code changes no translation."""
    found = Catalog(charset="utf-8")
    for _file, _line, message, _comments, context in sorted(
        extract_from_dir(str(PACKAGE)), key=lambda row: str(row[2])
    ):
        found.add(message, context=context)
    return found


def update(language: str) -> None:
    """Merge and compile one language; what is no longer used is dropped."""
    known = read_language(language)
    merged = empty(language)
    for message in extract():
        if message.id:
            old = known.get(message.id)
            merged.add(message.id, old.string if old is not None and not old.fuzzy else "")
    write(merged, language)


def make_traditional() -> None:
    """Write traditional Chinese anew from simplified Chinese, and compile it."""
    made = empty(TRADITIONAL)
    for message in read_language(DEFAULT_LANGUAGE):
        if message.id:
            forms = message.string
            made.add(message.id, to_traditional(forms) if isinstance(forms, str) else tuple(map(to_traditional, forms)))
    write(made, TRADITIONAL)


def empty(language: str) -> Catalog:
    """Translations into ``language``, none yet."""
    return Catalog(locale=language, charset="utf-8", header_comment="# Words of the interface.", fuzzy=False)


def read_language(language: str) -> Catalog:
    """The translations as they are; none where there is no file yet."""
    po = LOCALES / language / "LC_MESSAGES" / "interface.po"
    if not po.is_file():
        return empty(language)
    with po.open("rb") as file:
        return read_po(file, locale=language)


def write(messages: Catalog, language: str) -> None:
    """Write and compile the translations into one language."""
    folder = LOCALES / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    po, mo = folder / "interface.po", folder / "interface.mo"
    with po.open("wb") as file:
        write_po(file, messages, width=120, sort_output=True, omit_header=False)
    text = po.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(DROPPED)]
    po.write_text("\n".join(kept).rstrip() + "\n", encoding="utf-8")
    with po.open("rb") as file, mo.open("wb") as out:
        write_mo(out, read_po(file, locale=language))


if __name__ == "__main__":
    update(DEFAULT_LANGUAGE)
    make_traditional()
