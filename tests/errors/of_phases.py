"""Phases that there are not, that cannot land, and that cannot be taken back."""

import pytest

from migrator.app.session import session
from migrator.errors import MigratorError
from migrator.shell.repository import opened
from migrator.shell.transaction.intent import Target
from tests.e2e.situations.checkout import NEW, cloned
from tests.errors.provoking import Ground, Told, provokes


@provokes("phase.unknown")
def a_phase_that_there_is_not(ground: Ground) -> Told:
    """The manifest has no phase of this id."""
    return ground.migrator("run", "p9")


@provokes("phase.clash")
def two_steps_for_one_place(ground: Ground) -> Told:
    """Two steps of a phase want one place to be two different things."""
    two = '[steps.other]\ntransform = "move_symbols"\nmove = { "app.old.make" = "app.one.x" }\n'
    text = (
        ground.read("migration.toml")
        .decode()
        .replace('steps = ["move"]', 'steps = ["move", "other"]')
    )
    ground.write("migration.toml", text.replace("[[phases]]", f"{two}\n[[phases]]", 1).encode())
    return ground.migrator("plan")


@provokes("phase.unmet", status=1)
def half_of_what_is_required(ground: Ground) -> Told:
    """A step has `require = true`, and something that it is to remove is still needed."""
    ground.write("app/old.py", b"from app.new import make\n")
    ground.manifest(
        'transform = "move_symbols"\nmove = { "app.old.make" = "app.new.make" }',
        'transform = "remove_legacy"\nnames = ["app.old"]\nrequire = true',
    )
    ground.commit()
    return ground.migrator("run", "p0")


@provokes("phase.not-a-file")
def a_link_in_the_place_of_a_file(ground: Ground) -> Told:
    """A commit that is to be published moves a link or a submodule. None of the tool's own does."""
    base = ground.head
    (ground.root / "app/link.py").symlink_to("one.py")
    tip = ground.commit()
    ground.git("reset", "-q", "--hard", base)
    with opened(ground.root) as repository, session(repository) as begun:
        worktree = begun.worktree(tip)
        target = Target("refs/heads/main", base, tip, what="A phase")
        with pytest.raises(MigratorError) as raised:
            begun.publish(worktree, target)
    return ground.raised("migrator run", raised.value)


@provokes("phase.not-landed")
def a_phase_that_has_not_landed(ground: Ground) -> Told:
    """No commit of this branch says that it is this phase."""
    return ground.migrator("rollback", "p0")


@provokes("run.unknown")
def a_run_that_there_was_not(ground: Ground) -> Told:
    """No commit of this branch says that it is of this run."""
    return ground.migrator("rollback", "--run", "20260314-150926-5358ab")


# Taking back


@provokes("rollback.touched-since")
def later_work_on_its_files(ground: Ground) -> Told:
    """Somebody has changed files of the phase since. To put them back would undo that as well."""
    ground.ok("run", "p0")
    ground.write("app/one.py", NEW + b"# later\n")
    ground.commit(message="Say more")
    return ground.migrator("rollback", "p0")


@provokes("rollback.conflict")
def a_merge_that_conflicts(ground: Ground) -> Told:
    """Somebody has changed the very lines of the phase since."""
    ground.ok("run", "p0")
    ground.write("app/one.py", NEW.replace(b"import make", b"import make as mine"))
    ground.commit()
    return ground.migrator("rollback", "p0", "--merge")


@provokes("rollback.broken", repeats=True)
def a_merge_that_does_not_compile(ground: Ground) -> Told:
    """Git merges lines, and knows nothing of what they mean."""
    ground.write("app/one.py", b"def x(make):\n    pass\n\n\nfrom app.old import make\n")
    ground.commit()
    ground.ok("run", "p0")
    ground.write("app/one.py", b"def x(make):\n\n\nfrom app.new import make\n")
    ground.commit()
    return ground.migrator("rollback", "p0", "--merge")


@provokes("rollback.not-the-end")
def a_phase_with_commits_behind(ground: Ground) -> Told:
    """Only the end of the history can be taken out of it."""
    ground.ok("run")
    return ground.migrator("rollback", "p0", "--drop")


@provokes("rollback.published")
def a_phase_that_others_have(ground: Ground) -> Told:
    """A remote has the commit: it would come back with the next pull."""
    ground.ok("run", "p0")
    clone = cloned(ground.root, ground.outside / "clone")
    ground.git("remote", "add", "origin", clone.root)
    ground.git("fetch", "-q", "origin")
    return ground.migrator("rollback", "p0", "--drop")
