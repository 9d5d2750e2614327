from . import queue

NAME = "old"
