"""Bring the translations up to date: extract the strings, merge them into each language, compile.

python scripts/make_translations.py
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cztservices"
LOCALES = PACKAGE / "locales"
LANGUAGES = ("zh_CN",)
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
    folder = LOCALES / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    po, mo = folder / "interface.po", folder / "interface.mo"
    if po.is_file():
        with po.open("rb") as file:
            known = read_po(file, locale=language)
    else:
        known = Catalog(locale=language, charset="utf-8")
    merged = Catalog(locale=language, charset="utf-8", header_comment="# Words of the interface.", fuzzy=False)
    for message in extract():
        if message.id:
            old = known.get(message.id)
            merged.add(message.id, old.string if old is not None and not old.fuzzy else "")
    with po.open("wb") as file:
        write_po(file, merged, width=120, sort_output=True, omit_header=False)
    text = po.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(DROPPED)]
    po.write_text("\n".join(kept).rstrip() + "\n", encoding="utf-8")
    with po.open("rb") as file, mo.open("wb") as out:
        write_mo(out, read_po(file, locale=language))


if __name__ == "__main__":
    for name in LANGUAGES:
        update(name)
