OLD_URL = "OLD_URL"
PORT: str = "PORT"
URL_VARIABLE = "NEW_URL"


class Errors:
    OLD_URL = "OLD_URL"
    typed: str = "NEW_URL"


class Typed:
    OLD_URL: str = "OLD_URL"
