"""The options of `replace_calls`, and what cannot be meant by them."""

import keyword
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from migrator.api import mistake
from transforms.replace_calls.template_text import TemplateError, read_arguments

_NAME = r"[^\W\d]\w*"
_DOTTED = re.compile(rf"{_NAME}(?:\.{_NAME})+")


class CallOptions(BaseModel):
    """What becomes of the calls of one callable."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    to: str = Field(
        description="The dotted name of what is called instead.",
        examples=["app.ws.manager.get_manager"],
    )
    arguments: list[str] | None = Field(
        default=None,
        description="The new arguments in order, `name = expression` for one by keyword; `$name` "
        "is what the old call passes as `name`, or its default, and `$$` is a dollar sign. "
        "Dotted names are imported. Without it, arguments stay as they are written.",
        examples=[["app.ctx.Ctx(user_id=$user_id)", "mode = 'unified'"]],
    )
    asynchronous: Literal["resolve"] | bool = Field(
        default="resolve",
        alias="async",
        description="Whether the new callable has to be awaited: by default as its definition "
        "says.",
        examples=[True],
    )

    @field_validator("to")
    @classmethod
    def _is_dotted(cls, to: str) -> str:
        _refuse_undotted(to)
        return to

    @field_validator("arguments")
    @classmethod
    def _are_arguments(cls, arguments: list[str] | None) -> list[str] | None:
        try:
            read_arguments(arguments or [])
        except TemplateError as error:
            raise mistake("bad-value", str(error), error.hint, error.text) from None
        return arguments


class ReplaceOptions(BaseModel):
    """Which calls become which."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    calls: dict[str, CallOptions] = Field(
        min_length=1,
        description="Dotted name of an old function, method or class to what is called instead: "
        "`to`, its dotted name; `arguments`, the new ones in order, in which `$name` is what the "
        "old call passes as `name`; `async`, whether it has to be awaited, where no definition "
        "tells.",
        examples=[
            {
                "app.ws.factory.make_manager": {
                    "to": "app.ws.manager.get_manager",
                    "arguments": ["app.ctx.Ctx(user_id=$user_id)", "mode = 'unified'"],
                    "async": True,
                }
            }
        ],
    )

    @field_validator("calls")
    @classmethod
    def _can_be_meant(cls, calls: dict[str, CallOptions]) -> dict[str, CallOptions]:
        for old, call in calls.items():
            _refuse_undotted(old)
            if call.to == old:
                raise mistake(
                    "onto-itself",
                    f"`{old}` is replaced by itself",
                    "take the entry out, or correct `to`",
                    old,
                )
            if call.to in calls:
                raise mistake(
                    "chain",
                    f"`{call.to}` replaces `{old}`, and is itself replaced",
                    f"let `{old}` be replaced by what is called in the end",
                    old,
                )
        return calls


def _refuse_undotted(name: str) -> None:
    if not _DOTTED.fullmatch(name) or any(map(keyword.iskeyword, name.split("."))):
        raise mistake(
            "bad-value",
            f"`{name}` is not the dotted name of a function or class",
            "write it as package.module.name",
            name,
        )
