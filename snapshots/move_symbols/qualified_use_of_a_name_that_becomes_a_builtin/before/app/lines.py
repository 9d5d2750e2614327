import os
from app import compat


def lines(x):
    return compat.text_type(x) + os.linesep
