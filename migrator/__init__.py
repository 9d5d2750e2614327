"""Codemod migrations as transactions."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.app.rewriting import rewrite

__all__ = ["rewrite"]


def __getattr__(name: str) -> object:
    # Loaded when it is asked for: `migrator --help` has no use for it.
    if name == "rewrite":
        from migrator.app.rewriting import rewrite  # noqa: PLC0415

        return rewrite
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
