class W: ...


V = 1
