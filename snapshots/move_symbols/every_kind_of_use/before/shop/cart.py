MAX_ITEMS = 3


class Cart: ...
