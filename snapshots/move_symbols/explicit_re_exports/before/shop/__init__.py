from .legacy import Basket as Basket
from .legacy import price as price, tax as tax
