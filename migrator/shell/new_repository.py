"""A git repository made of a folder's files; nobody's own settings shape it."""

import os
from pathlib import Path

from migrator.shell.git import Git, created_git

_SETTINGS = {
    "commit.gpgSign": "false",
    "core.autocrlf": "false",
    "core.excludesFile": os.devnull,
    "core.hooksPath": os.devnull,
}


def new_repository(folder: Path, author: str, message: str) -> Git:
    """The files of a folder as the first commit of a repository of their own."""
    git = created_git(folder)
    identity = {"user.name": author, "user.email": "nobody@example.invalid"}
    for key, value in {**_SETTINGS, **identity}.items():
        git.out("config", key, value)
    git.out("add", "--all")
    git.out("commit", "--quiet", "--message", message)
    return git
