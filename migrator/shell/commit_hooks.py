"""The person's commit hooks, as they are run for a commit that is on no branch yet."""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.git import Git, records

#: Those that have a say in a commit. The one after it waits until the commit has landed.
_ASKED = ("pre-commit", "prepare-commit-msg", "commit-msg")
_AFTERWARDS = "post-commit"
_OF_COMMITS = ("user.", "author.", "committer.", "commit.", "gpg.", "i18n.")


@dataclass(frozen=True, slots=True)
class CommitHooks:
    """The hooks that are to be asked; none with ``--no-verify``, or where there are none."""

    #: Our folder of them, each handing on to the person's own.
    folder: Path | None = None
    #: The hook to run once the commit has landed.
    afterwards: Path | None = None
    root: Path = Path()
    #: What the configuration of this checkout alone says of commits.
    settings: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a hook has a say."""
        return self.folder is not None

    def applied(self, git: Git) -> Git:
        """Git that runs them, and no others."""
        git = git.within(*self.settings)
        return git if self.folder is None else git.within(f"core.hooksPath={self.folder}")

    def landed(self) -> str | None:
        """Run what is to be run after a commit; what it said if it failed."""
        if self.afterwards is None:
            return None
        ran = subprocess.run(
            # Through a shell, as git does it: it may not name its interpreter.
            ["sh", "-c", 'exec "$0"', self.afterwards],
            cwd=self.root,
            capture_output=True,
            check=False,
            text=True,
            errors="replace",
        )
        return (ran.stderr or ran.stdout).strip() if ran.returncode else None


def commit_hooks(git: Git, root: Path, home: Path) -> CommitHooks:
    """The hooks of a checkout.

    They are found where the person's own git finds them, in the person's checkout: tools put
    them there without committing them.
    """
    own = Path(root, git.line("rev-parse", "--git-path", "hooks"))
    folder = home / "hooks"
    shutil.rmtree(folder, ignore_errors=True)
    asked = [name for name in _ASKED if os.access(own / name, os.X_OK)]
    for name in asked:
        folder.mkdir(parents=True, exist_ok=True)
        hook = folder / name
        # By its own name: many a hook looks for its companions beside itself.
        hook.write_bytes(os.fsencode(f'#!/bin/sh\nexec {shlex.quote(str(own / name))} "$@"\n'))
        hook.chmod(0o755)
    afterwards = own / _AFTERWARDS
    return CommitHooks(
        folder if asked else None,
        afterwards if os.access(afterwards, os.X_OK) else None,
        root,
        own_settings(git),
    )


def own_settings(git: Git) -> tuple[str, ...]:
    """What the configuration of a checkout alone, which no other reads, says of commits."""
    if git.answer("config", "--bool", "--get", "extensions.worktreeConfig").out.strip() != b"true":
        return ()
    settings = records(git.answer("config", "--worktree", "--list", "-z").out)
    pairs = (setting.partition("\n") for setting in settings)
    return tuple(f"{name}={value}" for name, _line, value in pairs if name.startswith(_OF_COMMITS))
