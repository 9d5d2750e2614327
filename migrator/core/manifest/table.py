"""What every table of a manifest is: frozen values, of exactly the keys that it knows."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
