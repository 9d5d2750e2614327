"""The options of `merge_env_vars`, and what cannot be meant by them."""

import re

from pydantic import ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from migrator.api import FirstStage, StagedOptions

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CALLABLE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*(?:\(\))?)*")


class MergeOptions(StagedOptions):
    """Which names become which, and how the project reads them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    merge: dict[str, str] = Field(
        min_length=1, description="Old name to new name of a setting, in every file format."
    )
    readers: list[str] = Field(
        default_factory=list,
        description="The project's own callables that take a name and give its value, as dotted "
        "names; `app.env.get_env().get` for a method of what a function returns.",
    )
    transition: bool = Field(
        default=False,
        description="First land a phase in which reads try the new name and fall back to the old "
        "one; the step's own phase then drops the fallback.",
    )
    generated: list[str] = Field(
        default_factory=list,
        description="Globs of generated files: their places are told, and never changed.",
    )
    prose: bool = Field(
        default=False,
        description="Also rewrite comments, docstrings, messages, Markdown and other prose.",
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
                    raise _refused(
                        "not-a-variable",
                        f"`{name}` is no name of an environment variable",
                        old,
                        "a name has letters, digits and `_`, and does not start with a digit",
                    )
            if old == new:
                raise _refused(
                    "merge-onto-itself",
                    f"`{old}` is merged into itself",
                    old,
                    "take the entry out, or correct the new name",
                )
            if new in merge:
                raise _refused(
                    "merge-chain",
                    f"`{new}` is the new name of `{old}`, and an old name itself",
                    old,
                    f"merge `{old}` into `{merge[new]}`",
                )
        return merge

    @field_validator("readers")
    @classmethod
    def _are_callables(cls, readers: list[str]) -> list[str]:
        for reader in readers:
            if not _CALLABLE.fullmatch(reader) or reader.endswith(")"):
                raise _refused(
                    "not-a-callable",
                    f"`{reader}` is no dotted name of a callable",
                    reader,
                    "write it as package.module.function, without the call",
                )
        return readers


def _refused(code: str, message: str, key: str, hint: str) -> PydanticCustomError:
    # The message is a template to pydantic: its braces must not be ours.
    return PydanticCustomError(code, "{text}", {"text": message, "key": key, "hint": hint})
