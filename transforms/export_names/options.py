"""The options of `export_names`, and what cannot be meant by them."""

import keyword
import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator

from migrator.api import mistake

_NAME = re.compile(r"[^\W\d]\w*")


class ExportOptions(BaseModel):
    """Which packages are to have which names."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    packages: list[str] = Field(
        min_length=1,
        description="Dotted names of the packages that have lost names.",
        examples=[["app.ws"]],
    )
    names: list[str] | dict[str, str] | None = Field(
        default=None,
        description="The names that they are to have again; or a table that says where each is "
        'defined: `Name = "package.module.Name"`. Without it, they are found: all that is asked '
        "of the packages and not there.",
        examples=[["WebSocketContext"]],
    )

    @field_validator("packages")
    @classmethod
    def _are_packages(cls, packages: list[str]) -> list[str]:
        for package in packages:
            if not _is_dotted(package):
                raise mistake(
                    "bad-value",
                    f"`{package}` is not the dotted name of a package",
                    "write it as package.subpackage",
                    package,
                )
        if double := _double(packages):
            raise mistake(
                "duplicate", f"`{double}` is named twice", "take one of the two out", double
            )
        return packages

    @field_validator("names")
    @classmethod
    def _can_be_exported(
        cls, names: list[str] | dict[str, str] | None
    ) -> list[str] | dict[str, str] | None:
        if names is None:
            return None
        if not names:
            raise mistake(
                "empty",
                "no names are given",
                "name some, or leave `names` out: then they are found",
                "names",
            )
        for name in names:
            if "." in name or not _is_dotted(name):
                raise mistake(
                    "bad-value",
                    f"`{name}` is not a name that a package can have",
                    "write the bare name, without its package",
                    name,
                )
        if isinstance(names, Mapping):
            _refuse_places(names)
        elif double := _double(names):
            raise mistake(
                "duplicate", f"`{double}` is named twice", "take one of the two out", double
            )
        return names

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names that are given."""
        return tuple(self.names or ())

    def place(self, name: str) -> str | None:
        """Where a name is defined, if that is given."""
        return self.names[name] if isinstance(self.names, Mapping) else None


def _refuse_places(places: Mapping[str, str]) -> None:
    for name, place in places.items():
        if "." not in place or not _is_dotted(place):
            raise mistake(
                "bad-value",
                f"`{place}` is not the dotted name of something in a module",
                "write it as package.module.Name",
                name,
            )


def _is_dotted(text: str) -> bool:
    parts = text.split(".")
    return all(_NAME.fullmatch(part) and not keyword.iskeyword(part) for part in parts)


def _double(names: list[str]) -> str | None:
    return next((name for at, name in enumerate(names) if name in names[:at]), None)
