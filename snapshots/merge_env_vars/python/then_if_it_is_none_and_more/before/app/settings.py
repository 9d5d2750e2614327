import os
import warnings


def url():
    url = os.getenv("NEW_URL")
    if url is None:
        url = os.getenv("OLD_URL")
        warnings.warn("use the new name", stacklevel=2)
    return url
