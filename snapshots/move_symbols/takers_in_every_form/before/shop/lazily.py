def f():
    try:
        from .api import price
    except ImportError:
        price = None
    return price and price("a")
