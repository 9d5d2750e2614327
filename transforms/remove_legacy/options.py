"""The options of `remove_legacy`, and what cannot be meant by them."""

import keyword
import re
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from migrator.api import mistake

_NAME = r"[^\W\d]\w*"
_DOTTED = re.compile(rf"{_NAME}(?:\.{_NAME})*(?:\.\*)?")


class LegacyOptions(BaseModel):
    """What is to go."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    names: tuple[str, ...] = Field(
        default=(),
        strict=False,
        description="Dotted names of modules that only re-export, and of aliases, wrappers, empty "
        "subclasses and re-exports in modules. `package.*` stands for all modules below a package "
        "and all that they define, `module.*` for all that a module defines. What has logic of its "
        "own stays: a wrapper may give a warning and hand its parameters on, no more. An entry in "
        "`__all__` of its own module goes along.",
        examples=[["app.ws.factory", "app.ws.manager.OldManager", "app.ws.legacy.*"]],
    )
    definitions: tuple[str, ...] = Field(
        default=(),
        strict=False,
        description="The same for definitions that are deprecated as they are: they go whatever "
        "they do, and a module goes with all that is in it.",
        examples=[["app.ws.manager.make_manager"]],
    )
    tests: tuple[str, ...] = Field(
        default=(),
        strict=False,
        description="Paths of test files that go with what they are about.",
        examples=[["tests/test_factory.py"]],
    )
    require: bool = Field(
        default=False,
        description="Whether the phase fails if something named is still there after it.",
        examples=[True],
    )

    @field_validator("names", "definitions")
    @classmethod
    def _can_be_meant(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            words = name.removesuffix(".*").split(".")
            if not _DOTTED.fullmatch(name) or any(map(keyword.iskeyword, words)):
                raise mistake(
                    "bad-value",
                    f"`{name}` is neither a dotted Python name nor one with `.*` behind",
                    "write it as package.module, package.module.name or package.*",
                    name,
                )
        return names

    @field_validator("tests")
    @classmethod
    def _are_paths(cls, tests: tuple[str, ...]) -> tuple[str, ...]:
        for path in tests:
            if not path.endswith(".py") or path.startswith(("/", "./")) or ".." in path.split("/"):
                raise mistake(
                    "bad-value",
                    f"`{path}` is not the path of a Python file in the repository",
                    "write it as git does: tests/test_old.py",
                    path,
                )
        return tests

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not self.named:
            raise mistake(
                "empty",
                "neither `names` nor `definitions` names anything",
                'name what is to go: names = ["package.module"]',
            )
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """All names, without what stands for many."""
        return tuple(name.removesuffix(".*") for name in (*self.names, *self.definitions))

    @property
    def sought(self) -> tuple[str, ...]:
        """All names that files are read for: the test files have some too."""
        stems = (path.removesuffix(".py").removesuffix("/__init__") for path in self.tests)
        return (*self.named, *(stem.rpartition("/")[2] for stem in stems))
