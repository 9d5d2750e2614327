import contextlib

with contextlib.suppress(ValueError):
    class Context: ...

try:
    pass
finally:
    class Session: ...
