"""JSON Schema beside the data, so that editors complete and underline while one writes."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cztservices.authoring.schema import REGISTRIES
from cztservices.authoring.schema_lexicon import LexiconText, SayingsFile
from cztservices.authoring.schema_service import ServiceText

SCHEMAS: dict[str, Any] = {
    **{name: dict[str, model] for name, model in REGISTRIES.items()},  # type: ignore[valid-type]
    "service": ServiceText,
    "lexicon": LexiconText,
    "sayings": SayingsFile,
}
"""What each kind of file holds, by the name of its schema."""


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema for each kind of file; the same models give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.json"
        schema = TypeAdapter(model).json_schema()
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        written.append(path)
    return written
