"""JSON Schemas of models as TOML can write them."""

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema


class _TomlSchema(GenerateJsonSchema):
    """Schemas without what TOML has no use for: nulls, and titles that repeat the key."""

    def field_title_should_be_set(self, _schema: object) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        written = super().default_schema(schema)
        if written.get("default", ()) is None:
            del written["default"]
        return written


def toml_schema(model: type[BaseModel], prefix: str = "") -> JsonSchemaValue:
    """The schema of a model; references to its definitions begin with the prefix."""
    return model.model_json_schema(
        schema_generator=_TomlSchema, ref_template=f"#/$defs/{prefix}{{model}}"
    )
