from . import Context

NAME = Context.__name__
