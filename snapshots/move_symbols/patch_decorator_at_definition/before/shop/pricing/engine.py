def quote(item):
    return item.cost
