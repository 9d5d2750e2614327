import sys

if sys.version_info < (3,):
    from compat.moves import range


def count(n):
    if n:
        from compat.moves import range  # lazy
    else:
        return []
    return list(range(n))


def nothing(): from compat.moves import range


for i in range(3):
    print(i)
