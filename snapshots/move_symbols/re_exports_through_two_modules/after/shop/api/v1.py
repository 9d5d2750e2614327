from . import unit_price
from shop.api import levy
