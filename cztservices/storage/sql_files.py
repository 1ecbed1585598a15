"""SQL kept in files, one statement each, named by what it returns."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@cache
def sql(name: str) -> str:
    """The statement in ``sql/NAME.sql``."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
