"""The options of `move_symbols`, and what cannot be meant by them."""

import keyword
import re

from pydantic import BaseModel, ConfigDict, Field, field_validator

from migrator.api import mistake

_NAME = r"[^\W\d]\w*"
_DOTTED = re.compile(rf"{_NAME}(?:\.{_NAME})*(?::{_NAME}(?:\.{_NAME})*)?")


class MoveOptions(BaseModel):
    """What moves where."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    move: dict[str, str] = Field(
        min_length=1,
        description="Old dotted name to new dotted name, of a module or of a name in one. "
        "`package.module:Class.name` says where the module ends.",
        examples=[{"app.ws.factory.make_manager": "app.ws.manager.get_manager"}],
    )
    prose: bool = Field(
        default=False,
        description="Also rewrite comments, docstrings, Markdown and reStructuredText.",
        examples=[True],
    )

    @field_validator("move")
    @classmethod
    def _can_be_meant(cls, move: dict[str, str]) -> dict[str, str]:
        for old, new in move.items():
            for name in (old, new):
                words = plain(name).split(".")
                if not _DOTTED.fullmatch(name) or any(map(keyword.iskeyword, words)):
                    raise mistake(
                        "bad-value",
                        f"`{name}` is not a dotted Python name",
                        "write it as package.module.name",
                        old,
                    )
            if plain(old) == plain(new):
                raise mistake(
                    "onto-itself",
                    f"`{old}` is moved onto itself",
                    "take the entry out, or correct the new name",
                    old,
                )
        _refuse_doubles(move)
        _refuse_circles(move)
        return move


def plain(name: str) -> str:
    """A dotted name without the mark of where its module ends."""
    return name.replace(":", ".")


def _refuse_doubles(move: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    for old in move:
        if plain(old) in seen:
            raise mistake(
                "duplicate",
                f"`{old}` and `{seen[plain(old)]}` are one name, which cannot move twice",
                "take one of the two out",
                old,
            )
        seen[plain(old)] = old


def _refuse_circles(move: dict[str, str]) -> None:
    after = {plain(old): plain(new) for old, new in move.items()}
    for old in move:
        seen = [plain(old)]
        while seen[-1] in after:
            seen.append(after[seen[-1]])
            if seen[-1] == seen[0]:
                raise mistake(
                    "circle",
                    f"the moves go in a circle: {' -> '.join(seen)}",
                    "decide which of the names is the canonical one",
                    old,
                )
            if seen[-1] in seen[:-1]:
                break
