import sys

NAMES = [str(n) for n in range(3)]
assert isinstance(input(), (bytes, str)), sys
