"""What a manifest says of gates: the levels, and the commands of the last of them."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from migrator.core.manifest.fields import Inside, Seconds, Words, mistake
from migrator.core.manifest.table import Table
from migrator.core.manifest.wording import quoted

Level = Literal["syntax", "names", "contracts", "collection", "tests"]
#: All levels of a gate, cheapest first.
LEVELS: tuple[Level, ...] = get_args(Level)
#: How a command ends before a phase; ``any`` demands nothing.
Before = Literal["pass", "fail", "any"]
#: How it must end after it; ``no-worse`` lets a test fail that failed before.
After = Literal["pass", "fail", "no-worse"]
Workspace = Literal["worktree", "checkout"]

_TEN_MINUTES = 600.0


class GateTest(Table):
    """A command, and how it must end before and after a phase."""

    name: str = Field(description="What reports call this test", examples=["golden path"])
    run: Words = Field(
        description='The command, one string per word, such as ["python", "-m", "pytest", "-q"]; '
        '"python" is the interpreter of the project',
        examples=[["python", "-m", "pytest", "-q", "tests/golden"]],
    )
    timeout: Seconds | None = Field(
        None,
        description='How long it may take, such as "30s"; as long as the gate where it is not said',
        examples=["30s"],
    )
    before: Before = Field(
        "pass",
        description='How it ends before the phase; "fail" for one that proves the defect, "any" '
        "where nothing is demanded",
        examples=["fail"],
    )
    after: After = Field(
        "pass",
        description='How it must end after the phase; "no-worse" where no test may fail that did '
        "not fail before",
        examples=["pass"],
    )
    folder: Inside = Field(".", description="The folder that it runs in", examples=["backend"])
    environment: Mapping[str, str] = Field(
        default_factory=dict,
        description="Variables that are set for it",
        examples=[{"MODE": "test"}],
    )
    retries: int = Field(
        0,
        ge=0,
        le=10,
        description="How often it may be tried again when it does not pass",
        examples=[1],
    )
    affected: bool = Field(
        False,
        description="Whether pytest runs only the test files that reach a changed module",
        examples=[True],
    )
    junit: Inside | None = Field(
        None,
        description="The JUnit report that it writes, as seen from its folder",
        examples=["reports/junit.xml"],
    )
    workspace: Workspace = Field(
        "worktree",
        description='Where it runs: apart, or, if it cannot, in the "checkout", which is put back',
        examples=["worktree"],
    )


class Collection(Table):
    """How the tests are collected that must still be there after a phase."""

    run: Words = Field(
        ("python", "-m", "pytest"),
        description='The command that runs all tests with pytest; "--collect-only" is added',
        examples=[["python", "-m", "pytest", "tests"]],
    )
    folder: Inside = Field(".", description="The folder that it runs in", examples=["backend"])
    timeout: Seconds | None = Field(
        None,
        description='How long it may take, such as "60s"; as long as the gate where it is not said',
        examples=["60s"],
    )
    renames: Mapping[str, str] = Field(
        default_factory=dict,
        description="Tests that get another name on purpose: old ids on the left, new ones on the "
        "right, each a whole id or the beginning of several",
        examples=[{"tests/test_old.py": "tests/test_new.py"}],
    )
    gone: tuple[str, ...] = Field(
        (),
        description="Tests that go on purpose: ids, each a whole one or the beginning of several",
        examples=[["tests/test_factory.py"]],
    )


def _cheapest_first(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    return tuple(level for level in LEVELS if level in levels)


def _told_apart(tests: tuple[GateTest, ...]) -> tuple[GateTest, ...]:
    seen = set()
    for test in tests:
        if test.name in seen:
            raise mistake(
                "duplicate",
                f"there are two tests called {quoted(test.name)}",
                "give each test of a gate a name of its own",
            )
        seen.add(test.name)
    return tests


class Gate(Table):
    """What must hold before a phase may land."""

    levels: Annotated[tuple[Level, ...], AfterValidator(_cheapest_first)] = Field(
        LEVELS,
        description="The levels of checks to go through, always cheapest first",
        examples=[["syntax", "names", "contracts", "tests"]],
    )
    timeout: Seconds = Field(
        _TEN_MINUTES,
        description='How long one command of the gate may take, such as "30s", "10m" or "1h"',
        examples=["5m"],
        json_schema_extra={"default": "10m"},
    )
    python: str | None = Field(
        None,
        description='The interpreter that "python" means in commands, such as ".venv/bin/python"; '
        "where it is not said, the one of .venv or venv, of the active environment, or of the PATH",
        examples=[".venv/bin/python"],
    )
    link: tuple[Inside, ...] = Field(
        (),
        description="Untracked files and folders of the checkout that tests need, to be read only",
        examples=[[".env", "node_modules"]],
    )
    collection: Collection = Field(
        default_factory=Collection, description='What the level "collection" runs'
    )
    tests: Annotated[tuple[GateTest, ...], AfterValidator(_told_apart)] = Field(
        (), description='The commands of the level "tests", in order'
    )

    @property
    def left_out(self) -> tuple[Level, ...]:
        """The levels that nobody asks."""
        return tuple(level for level in LEVELS if level not in self.levels)

    def overridden_by(self, other: "Gate | None") -> "Gate":
        """This gate with the keys that the other one sets itself."""
        if other is None:
            return self
        return self.model_copy(update={key: getattr(other, key) for key in other.model_fields_set})
