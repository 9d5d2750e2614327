"""A command line that cannot be meant."""

from tests.errors.provoking import Ground, Told, provokes


@provokes("usage")
def a_command_that_there_is_not(ground: Ground) -> Told:
    """A command is misspelt."""
    return ground.migrator("scna")


@provokes("usage")
def no_command(ground: Ground) -> Told:
    """Options are given, and no command. Without anything, `migrator` shows its page, and ends
    with 2."""
    return ground.migrator("-m", "migration.toml")


@provokes("usage")
def an_option_that_there_is_not(ground: Ground) -> Told:
    """An option is misspelt, or is one of another command."""
    return ground.migrator("run", "--includ-review")


@provokes("usage")
def an_option_before_the_command(ground: Ground) -> Told:
    """Only `-C` and `-m` may also stand before the command."""
    return ground.migrator("-j", "4", "scan")


@provokes("usage")
def a_value_that_an_option_cannot_have(ground: Ground) -> Told:
    """An option takes one of a few words."""
    return ground.migrator("plan", "--format", "yaml")


@provokes("usage")
def a_number_that_is_none(ground: Ground) -> Told:
    """`-j` takes how many processes there are to be."""
    return ground.migrator("scan", "-j", "0")


@provokes("usage")
def no_value(ground: Ground) -> Told:
    """An option stands at the end, and its value is missing."""
    return ground.migrator("plan", "--format")


@provokes("usage")
def a_value_too_many(ground: Ground) -> Told:
    """An option that is only given or not given has a value."""
    return ground.migrator("diff", "--stat=5")


@provokes("usage")
def a_word_too_many(ground: Ground) -> Told:
    """A command takes no argument, or no further one."""
    return ground.migrator("plan", "p0")


@provokes("usage")
def nothing_to_take_back(ground: Ground) -> Told:
    """`rollback` takes nothing back by itself."""
    return ground.migrator("rollback")


@provokes("usage")
def two_ways_to_say_what_to_take_back(ground: Ground) -> Told:
    """Phases, `--run` and `--all` say the same thing in three ways."""
    return ground.migrator("rollback", "p0", "--all")


@provokes("usage")
def two_ways_to_take_back(ground: Ground) -> Told:
    """`--merge` makes commits, `--drop` takes them away."""
    return ground.migrator("rollback", "--all", "--merge", "--drop")


@provokes("usage")
def a_baseline_of_some_files(ground: Ground) -> Told:
    """A baseline is about all files, so it is not written for some of them."""
    return ground.migrator("check", "--update-baseline", "app/one.py")


@provokes("path.not-found")
def a_folder_that_there_is_not(ground: Ground) -> Told:
    """`-C` names a folder that is not there."""
    return ground.migrator("-C", "nowhere", "scan")


@provokes("path.not-found")
def a_file_that_there_is_not(ground: Ground) -> Told:
    """A file is named that neither is there nor ever was in the last commit."""
    return ground.migrator("check", "app/noe.py")


@provokes("path.outside")
def a_file_outside(ground: Ground) -> Told:
    """Only files of the repository can be checked."""
    return ground.migrator("check", "/etc/passwd")


@provokes("path.outside")
def a_manifest_outside(ground: Ground) -> Told:
    """`init` writes nothing outside of the repository."""
    return ground.migrator("init", "-m", "../migration.toml")
