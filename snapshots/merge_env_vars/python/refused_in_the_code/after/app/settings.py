import os
import warnings

if "OLD_URL" in os.environ:
    raise RuntimeError("OLD_URL is gone: set NEW_URL")


def check(env):
    if env.get("OLD_URL"):
        warnings.warn("OLD_URL does nothing", stacklevel=2)


def required(env):
    if "NEW_URL" not in env:
        raise RuntimeError("set OLD_URL")
