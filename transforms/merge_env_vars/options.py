"""The options of `merge_env_vars`, and what cannot be meant by them."""

import keyword
import re

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from migrator.api import FirstStage, StagedOptions, mistake

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CALLABLE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*(?:\(\))?)*")
_OBJECT = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*(?:\(\))?)+")


#: Stands for every name that is written out.
EVERY = "*"


class Through(BaseModel):
    """The project's own object that gets at the environment, and what its methods are called."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    object: str = Field(
        description="The object as a dotted name, `app.env.get_env()` for what a function returns.",
        examples=["app.env.get_env()"],
    )
    names: list[str] = Field(
        default_factory=list,
        description="The settings that go through it: all new names of `merge` if none is given, "
        '`["*"]` for every setting whose name is written out.',
        examples=[["NEW_URL"]],
    )
    get: str = Field(
        default="get", description="Gives the value of a name, or a default.", examples=["get"]
    )
    set: str = Field(default="set", description="Gives a name a value.", examples=["put"])
    delete: str = Field(default="delete", description="Takes a name away.", examples=["drop"])
    exists: str = Field(default="exists", description="Whether a name is set.", examples=["has"])
    require: str | None = Field(
        default=None,
        description='Gives the value of a name, or raises: `os.environ["NAME"]`.',
        examples=["require"],
    )

    @field_validator("object")
    @classmethod
    def _is_object(cls, written: str) -> str:
        words = written.replace("()", "").split(".")
        if not _OBJECT.fullmatch(written) or any(map(keyword.iskeyword, words)):
            raise mistake(
                "bad-value",
                f"`{written}` is no dotted name of an object in a module",
                "write it as package.module.name, or package.module.function()",
                written,
            )
        return written

    @field_validator("names")
    @classmethod
    def _are_variables(cls, names: list[str]) -> list[str]:
        for name in names:
            if name != EVERY and not _NAME.fullmatch(name):
                raise _not_a_variable(name, name)
        return names

    @field_validator("get", "set", "delete", "exists", "require")
    @classmethod
    def _is_method(cls, method: str | None) -> str | None:
        if method is not None and (not method.isidentifier() or keyword.iskeyword(method)):
            raise mistake(
                "bad-value",
                f"`{method}` is no name of a method",
                "write the name alone, without the object and without parentheses",
                method,
            )
        return method


class MergeOptions(StagedOptions):
    """Which names become which, and how the project reads them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    merge: dict[str, str] = Field(
        default_factory=dict,
        description="Old name to new name of a setting, in every file format. It may be empty "
        "where `through` names settings.",
        examples=[{"OLD_URL": "NEW_URL"}],
    )
    through: Through | None = Field(
        default=None,
        description="The project's own object that settings are to be got at through, in Python; "
        "not yet while reads fall back.",
    )
    readers: list[str] = Field(
        default_factory=list,
        description="The project's own callables that take a name and give its value, as dotted "
        "names; `app.env.get_env().get` for a method of what a function returns.",
        examples=[["app.env.get_env().get"]],
    )
    transition: bool = Field(
        default=False,
        description="First land a phase in which reads try the new name and fall back to the old "
        "one; the step's own phase then drops the fallback.",
        examples=[True],
    )
    generated: list[str] = Field(
        default_factory=list,
        description="Globs of generated files: their places are told, and never changed.",
        examples=[["src/generated/**"]],
    )
    prose: bool = Field(
        default=False,
        description="Also rewrite comments, docstrings, messages, Markdown and other prose.",
        examples=[True],
    )

    def first_stage(self) -> FirstStage | None:
        """Where a transition is asked for: reads that fall back to the old name."""
        if not self.transition:
            return None
        following = self.model_copy(update={"transition": False})
        return FirstStage("transition", "both names are read", self, following)

    @field_validator("merge")
    @classmethod
    def _can_be_meant(cls, merge: dict[str, str]) -> dict[str, str]:
        for old, new in merge.items():
            for name in (old, new):
                if not _NAME.fullmatch(name):
                    raise _not_a_variable(name, old)
            if old == new:
                raise mistake(
                    "onto-itself",
                    f"`{old}` is merged into itself",
                    "take the entry out, or correct the new name",
                    old,
                )
            if new in merge:
                raise mistake(
                    "chain",
                    f"`{new}` is the new name of `{old}`, and an old name itself",
                    f"merge `{old}` into `{merge[new]}`",
                    old,
                )
        return merge

    @model_validator(mode="after")
    def _says_something(self) -> "MergeOptions":
        if not self.merge and not (self.through and self.through.names):
            raise mistake(
                "empty",
                "there is no name in `merge`",
                'write merge = { "OLD" = "NEW" }, or the names that go `through` an object',
                "merge",
            )
        return self

    @field_validator("readers")
    @classmethod
    def _are_callables(cls, readers: list[str]) -> list[str]:
        for reader in readers:
            if not _CALLABLE.fullmatch(reader) or reader.endswith(")"):
                raise mistake(
                    "bad-value",
                    f"`{reader}` is no dotted name of a callable",
                    "write it as package.module.function, without the call",
                    reader,
                )
        return readers


def _not_a_variable(name: str, key: str) -> PydanticCustomError:
    return mistake(
        "bad-value",
        f"`{name}` is no name of an environment variable",
        "a name has letters, digits and `_`, and does not start with a digit",
        key,
    )
