from builtins import range
