"""What a manifest demands of the code itself."""

from typing import Annotated

from pydantic import AfterValidator, Field

from migrator.core.manifest.fields import (
    DottedName,
    Expression,
    Glob,
    Method,
    Names,
    mistake,
)
from migrator.core.manifest.table import Table


class Contract(Table):
    """What is common to all contracts."""

    by: str | None = Field(
        None,
        description="The phase from which on it has to hold; until then, and where it is not said, "
        "only what is newly broken stops a phase",
        examples=["p0-imports"],
    )


class Export(Contract):
    """Names that a module must go on offering."""

    module: DottedName = Field(description="The dotted name of the module", examples=["app.ws"])
    names: Names = Field(
        description="The names that can be imported from it", examples=[["WebSocketContext"]]
    )


class Interface(Contract):
    """Methods that a class must go on having, inherited ones included."""

    class_: DottedName = Field(
        alias="class",
        description="The dotted name of the class",
        examples=["app.ws.manager.Manager"],
    )
    methods: tuple[Method, ...] = Field(
        min_length=1,
        description='The methods that it has or inherits, such as "close"; "async close" and '
        '"sync close" say of which kind',
        examples=[["async send_message", "sync close", "connect"]],
    )


class Forbidden(Contract):
    """Names or patterns that must be gone."""

    names: tuple[DottedName, ...] = Field(
        (),
        description="Dotted names that nothing may refer to",
        examples=[["{{old}}.make_manager"]],
    )
    patterns: tuple[Expression, ...] = Field(
        (),
        description="Regular expressions that no line may match",
        examples=[[r"os\.environ\["]],
    )
    paths: tuple[Glob, ...] = Field(
        ("**",),
        min_length=1,
        description="Globs of the files that this is about",
        examples=[["src/**"]],
    )
    exclude: tuple[Glob, ...] = Field(
        (), description="Globs of files that it is not about", examples=[["src/app/legacy/**"]]
    )


def _forbids_something(forbidden: Forbidden) -> Forbidden:
    if forbidden.names or forbidden.patterns:
        return forbidden
    raise mistake(
        "empty",
        "this forbids nothing",
        "add names or patterns that must be gone",
    )


class ImportsClean(Contract):
    """Factories that no module may call while it is imported."""

    factories: tuple[DottedName, ...] = Field(
        min_length=1,
        description="The dotted names of functions and classes",
        examples=[["app.ws.manager.get_manager"]],
    )
    paths: tuple[Glob, ...] = Field(
        ("**",),
        min_length=1,
        description="Globs of the files that this is about",
        examples=[["src/**"]],
    )
    exclude: tuple[Glob, ...] = Field(
        (), description="Globs of files that it is not about", examples=[["src/app/legacy/**"]]
    )


class Mentions(Contract):
    """Words, such as events or markers, that each of some files has to name."""

    paths: tuple[Glob, ...] = Field(
        min_length=1,
        description="Globs of the files",
        examples=[["tests/mission_critical/test_*.py"]],
    )
    exclude: tuple[Glob, ...] = Field(
        (), description="Globs of files that it is not about", examples=[["src/app/legacy/**"]]
    )
    names: Names = Field(
        description="The words that each of them names in its code",
        examples=[["agent_started", "agent_completed"]],
    )


class Contracts(Table):
    """What must be there after every phase."""

    exports: tuple[Export, ...] = Field((), description="Names that modules must offer")
    interface: tuple[Interface, ...] = Field((), description="Methods that classes must have")
    forbid: tuple[Annotated[Forbidden, AfterValidator(_forbids_something)], ...] = Field(
        (), description="Names and patterns that must be gone"
    )
    imports_clean: tuple[ImportsClean, ...] = Field(
        (), description="Factories that nothing calls while it is imported"
    )
    mentions: tuple[Mentions, ...] = Field((), description="Words that files have to name")
    fixtures: bool = Field(
        True,
        description="Whether pytest's fixtures are looked at: scopes, async ones, lost ones",
        examples=[False],
    )
