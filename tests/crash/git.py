"""Git as the harness calls it: nothing of the machine's configuration, and no locks taken."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

IDENTITY = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (("NAME", "Tester"), ("EMAIL", "tester@example.org"))
}


def environment(folder: Path) -> dict[str, str]:
    """The environment of everything that runs in a scene; what it keeps lands in its folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return (
        own
        | IDENTITY
        | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home" / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "COLUMNS": "200",
            "NO_COLOR": "1",
            "TERM": "dumb",
        }
    )


def git(root: Path, *arguments: str | Path, env: Mapping[str, str]) -> bytes:
    """What git prints; a failure is the harness's own and raises."""
    done = tried(root, *arguments, env=env)
    if done.returncode:
        said = os.fsdecode(done.stderr.strip())
        raise RuntimeError(f"git {arguments[0]} in {root} failed ({done.returncode}): {said}")
    return done.stdout


def tried(
    root: Path, *arguments: str | Path, env: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """The same for those who want to see it fail."""
    return subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**env, "GIT_OPTIONAL_LOCKS": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def records(output: bytes) -> list[str]:
    """The records of a listing made with `-z`."""
    return [os.fsdecode(record) for record in output.split(b"\0") if record]
