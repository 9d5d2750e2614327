"""The grammar of the command line: what cannot be meant by it is told as every other error is."""

import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from migrator.cli.failures import Audience, reported
from migrator.errors import Problem, UsageError

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)
#: How alike a word has to be to what was meant by it.
_ALIKE = 0.7


class Commands(TyperGroup):
    """All commands; without one, their page is shown."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002 - we end the process ourselves
        windows_expand_args: bool = True,
        **extra: object,
    ) -> None:
        """Parse a command line, do what it says, and end."""
        words = list(sys.argv[1:] if args is None else args)
        with reported(Audience()):
            status = super().main(
                words or ["--help"],
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        # A script whose variable is empty has asked for nothing, and must not pass for it.
        sys.exit(status if words else 2)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Parse what stands before the command."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _refused(ctx, error) from None

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "AnyCommand | None", list[str]]:
        """The command that is named first."""
        name = args[0]
        if name not in self.commands:
            hint = _meant(name, self.commands) or f"see: {ctx.command_path} --help"
            raise refusal(f"there is no command `{name}`", hint)
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """One command."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Parse what stands behind it."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise _refused(ctx, error) from None
        if rest:
            raise refusal(f"`{rest[0]}` is one word too many for `{ctx.command_path}`", _see(ctx))
        return rest


def refusal(message: str, hint: str) -> UsageError:
    """An error about the command line."""
    return UsageError(Problem("usage", message, hint))


def one_of(option: str, choices: type[ChoiceT]) -> Callable[[str], ChoiceT]:
    """What reads the value of an option that is one of a few words."""

    def read(word: str) -> ChoiceT:
        known = [choice.value for choice in choices]
        if word in known:
            return choices(word)
        hint = _meant(word, known) or f"the values are: {', '.join(known)}"
        raise refusal(f"`{option}` cannot be `{word}`", hint)

    return read


def counted(option: str) -> Callable[[str], int]:
    """What reads the value of an option that says how many."""

    def read(word: str) -> int:
        if word.isascii() and word.isdecimal() and int(word) > 0:
            return int(word)
        hint = f"write a whole number above 0, such as {option} 4"
        raise refusal(f"`{option}` cannot be `{word}`", hint)

    return read


def _refused(ctx: "Context", error: typer.TyperException) -> UsageError:
    """What typer refuses, in our words."""
    option: str | None = getattr(error, "option_name", None)
    if option is None:
        return refusal(error.format_message().rstrip("."), _see(ctx))
    known = {
        name: param
        for param in ctx.command.get_params(ctx)
        for name in (*param.opts, *param.secondary_opts)
    }
    if option not in known:
        message = f"`{ctx.command_path}` has no option `{option}`"
        return refusal(message, _meant(option, known) or _see(ctx))
    param = known[option]
    is_flag = isinstance(param, TyperOption) and param.is_flag
    return refusal(f"`{option}` {'takes no' if is_flag else 'lacks its'} value", _see(ctx))


def _meant(word: str, known: Iterable[str]) -> str | None:
    """The word that was most likely meant, as a question."""
    from difflib import get_close_matches  # noqa: PLC0415 - only to say what went wrong

    close = get_close_matches(word, list(known), n=1, cutoff=_ALIKE)
    return f"did you mean `{close[0]}`?" if close else None


def _see(ctx: "Context") -> str:
    see = f"see: {ctx.command_path} --help"
    return see if ctx.parent else f"{see}; what a command takes stands behind its name"
