import sys
from compat.moves import range, text_type, input  # noqa: A004

NAMES = [text_type(n) for n in range(3)]
assert isinstance(input(), (bytes, text_type)), sys
