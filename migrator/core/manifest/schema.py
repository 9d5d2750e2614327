"""The JSON Schema of a manifest, by which editors complete and check it."""

from collections.abc import Mapping

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from migrator.core.manifest.models import Document, StepTable
from migrator.core.manifest.toml_schema import toml_schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(transforms: Mapping[str, type[BaseModel]]) -> dict[str, object]:
    """The schema of a manifest whose steps may use these transforms, by their options models."""
    schema = toml_schema(Document)
    definitions = schema["$defs"]
    forms = [_step(name, model, definitions) for name, model in sorted(transforms.items())]
    definitions[StepTable.__name__] = {"oneOf": forms} if forms else False
    return {"$schema": _DIALECT, **schema, "title": "migration.toml"}


def _step(name: str, model: type[BaseModel], definitions: JsonSchemaValue) -> dict[str, object]:
    """A step that uses one transform; what its options refer to joins the definitions."""
    prefix = f"{name}."
    options = toml_schema(model, prefix)
    own = {prefix + key: value for key, value in options.pop("$defs", {}).items()}
    definitions.update(own)
    if "$ref" in options:  # a model that has itself inside
        options = own[options["$ref"].removeprefix("#/$defs/")]
    transform = {"const": name, "description": "The transform that this step uses"}
    return {
        **options,
        "properties": {"transform": transform, **options.get("properties", {})},
        "required": ["transform", *options.get("required", [])],
        "additionalProperties": options.get("additionalProperties", False),
    }
