from .legacy import price
