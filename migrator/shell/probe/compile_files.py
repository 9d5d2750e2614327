"""Compiles the files whose names come on standard input, and prints what is wrong with which.

Run by the project's own Python, which may be an older one: nothing of ours is imported here.
"""

# ruff: noqa: PTH123 - paths are bytes here

import json
import os
import sys
import warnings


def main() -> None:
    """Compile them all."""
    warnings.simplefilter("ignore")
    names = sys.stdin.buffer.read().split(b"\0")
    faults = [fault for fault in map(_fault, filter(None, names)) if fault]
    json.dump(faults, sys.stdout)


def _fault(name: bytes) -> "tuple[str, int, str] | None":
    try:
        with open(name, "rb") as file:
            compile(file.read(), os.fsdecode(name), "exec", dont_inherit=True)
    except SyntaxError as error:
        return os.fsdecode(name), error.lineno or 0, error.msg
    except ValueError as error:  # such as NUL bytes
        return os.fsdecode(name), 0, str(error)
    except (RecursionError, MemoryError):
        return os.fsdecode(name), 0, "nested too deeply"
    return None


main()
