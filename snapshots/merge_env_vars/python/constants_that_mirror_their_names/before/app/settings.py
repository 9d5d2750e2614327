OLD_URL = "OLD_URL"
PORT: str = "PORT"
URL_VARIABLE = "OLD_URL"


class Errors:
    OLD_URL = "OLD_URL"
    typed: str = "OLD_URL"


class Typed:
    OLD_URL: str = "OLD_URL"
