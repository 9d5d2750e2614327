"""Kits, and the demonstration of one."""

from migrator.app import demo
from migrator.shell import new_environment
from migrator.shell.commands import Ended
from tests.errors.provoking import Ground, Told, provokes


@provokes("kit.unknown")
def a_kit_that_there_is_not(ground: Ground) -> Told:
    """A kit is misspelt."""
    return ground.migrator("init", "--force", "--kit", "websockets")


@provokes("demo.not-empty")
def a_folder_that_holds_something(ground: Ground) -> Told:
    """`--keep` names a folder that is in use."""
    return ground.migrator("demo", "--keep", ".")


@provokes("demo.no-environment")
def no_packages(ground: Ground) -> Told:
    """What the sample's tests need is neither installed nor to be had, as on a train."""
    ground.patch.setattr("migrator.app.demo.stage.has_modules", lambda _names: False)
    offline = Ended(1, "ERROR: No matching distribution found for websockets>=14", 1.0)
    ground.patch.setattr(new_environment, "run", lambda *_command: offline)
    return ground.migrator("demo", "--keep", "../demo")


@provokes("demo.failed", status=1)
def a_command_that_ends_otherwise(ground: Ground) -> Told:
    """A command of the demonstration does not end as the story says, as when its programs are
    missing."""
    ground.patch.setattr("migrator.app.demo.stage.has_modules", lambda _names: True)
    ground.patch.setattr(demo, "show", lambda *_command: 127)
    return ground.migrator("demo", "--keep", "../demo")
