from . import price
from shop.api import levy
