import sys

if sys.version_info < (3,):
    pass


def count(n):
    if n:
        pass  # lazy
    else:
        return []
    return list(range(n))


def nothing(): pass


for i in range(3):
    print(i)
