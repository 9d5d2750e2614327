def count(n):
    return n and count(n - 1)


value = 1
