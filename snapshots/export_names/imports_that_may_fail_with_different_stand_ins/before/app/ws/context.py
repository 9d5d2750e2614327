LIMIT = 4


class Context: ...


class Session: ...
