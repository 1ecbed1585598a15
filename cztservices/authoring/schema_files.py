"""JSON Schema beside the data, so that editors complete and underline while one writes."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cztservices.authoring.schema import REGISTRIES
from cztservices.authoring.schema_lexicon import LexiconText, SayingsFile
from cztservices.authoring.schema_service import ServiceText
from cztservices.files import explain_not_written, write_whole

SCHEMAS: dict[str, Any] = {
    **{name: dict[str, model] for name, model in REGISTRIES.items()},  # type: ignore[valid-type]
    "service": ServiceText,
    "lexicon": LexiconText,
    "sayings": SayingsFile,
}
"""What each kind of file holds, by the name of its schema."""


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema for each kind of file; the same models give the same bytes.

    Raises:
        FileNotWrittenError: one cannot be written; what stood in its place is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_not_written(folder, error) from error
    written = []
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.json"
        schema = TypeAdapter(model).json_schema()
        text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_whole(path, text.encode("utf-8"))
        written.append(path)
    return written
