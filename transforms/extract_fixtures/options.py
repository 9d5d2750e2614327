"""The options of `extract_fixtures`, and what cannot be meant by them."""

import ast
import builtins
import keyword
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from migrator.api import mistake

#: What has no place in an argument of a call.
_NO_ARGUMENT = (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Starred)
_NAME = r"[^\W\d]\w*"
_DOTTED = re.compile(rf"{_NAME}(?:\.{_NAME})+")


class FixtureOptions(BaseModel):
    """Which instances become fixtures, and how these are made."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    factories: list[str] = Field(
        min_length=1,
        description="Dotted names of the functions and classes whose results are to be fixtures.",
        examples=[["app.ws.get_manager", "app.ws.manager.Manager"]],
    )
    context: str | None = Field(
        default=None,
        description="An expression in dotted names: the first argument for a factory that is "
        "called without one and takes one.",
        examples=['app.ctx.Ctx(user_id="test-user")'],
    )
    cleanup: str | None = Field(
        default=None,
        description="What is done after each test. The one name in it that is no module's stands "
        "for the instance.",
        examples=["await manager.shutdown()"],
    )
    scope: Literal["function", "class", "module", "package", "session"] = Field(
        default="function",
        description="How long an instance lives; longer where a wider fixture reads it.",
        examples=["module"],
    )
    fix_scopes: bool = Field(
        default=False,
        description="Also give fixtures that ask for a narrower-scoped one its scope.",
        examples=[True],
    )

    @field_validator("factories")
    @classmethod
    def _are_dotted(cls, factories: list[str]) -> list[str]:
        for name in factories:
            if not _DOTTED.fullmatch(name) or any(map(keyword.iskeyword, name.split("."))):
                raise mistake(
                    "bad-value",
                    f"`{name}` is not the dotted name of a function or class",
                    "write it as package.module.name",
                    name,
                )
        return factories

    @field_validator("context")
    @classmethod
    def _is_expression(cls, context: str | None) -> str | None:
        if context is not None and not _is_argument(context):
            raise mistake(
                "bad-value",
                f"`{context}` is not one argument that a module can import all names of",
                'write it as package.module.Class(name="value")',
                context,
            )
        return context

    @field_validator("cleanup")
    @classmethod
    def _is_statement(cls, cleanup: str | None) -> str | None:
        if cleanup is None:
            return None
        names = [node for node in ast.walk(cleanup_tree(cleanup)) if isinstance(node, ast.Name)]
        if not names:
            raise mistake(
                "bad-value",
                f"`{cleanup}` is no statement that speaks of the instance",
                "write it as `await manager.shutdown()`, by any name",
                cleanup,
            )
        return cleanup


def cleanup_tree(cleanup: str) -> ast.Module:
    """The statements of a cleanup; none where it cannot be read."""
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        tree = compile(cleanup, "cleanup", "exec", flags)
    except (SyntaxError, ValueError):
        return ast.Module([], [])
    return tree if isinstance(tree, ast.Module) else ast.Module([], [])


def _is_argument(text: str) -> bool:
    """Whether a text is an expression that stands for one value, with names that say whence."""
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError):
        return False
    inner = list(ast.walk(tree))
    attributes = {id(node.value) for node in inner if isinstance(node, ast.Attribute)}
    bare = {node.id for node in inner if isinstance(node, ast.Name) and id(node) not in attributes}
    is_plain = not any(isinstance(node, _NO_ARGUMENT) for node in inner)
    is_known = all(hasattr(builtins, name) for name in bare - bound_names(tree))
    return is_plain and is_known and not isinstance(tree.body, ast.Tuple)


def bound_names(tree: ast.AST) -> set[str]:
    """The names that some code gives a meaning itself."""
    inner = list(ast.walk(tree))
    stored = {node.id for node in inner if isinstance(node, ast.Name) and _is_store(node)}
    return stored | {node.arg for node in inner if isinstance(node, ast.arg)}


def _is_store(node: ast.Name) -> bool:
    return not isinstance(node.ctx, ast.Load)
