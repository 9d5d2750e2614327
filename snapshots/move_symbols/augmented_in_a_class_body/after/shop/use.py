from shop.cart import MAX_ITEMS as LIMIT


class Settings:
    LIMIT += 1


class Loop:
    for i in range(2):
        print(LIMIT)
        LIMIT = i
