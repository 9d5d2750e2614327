from .basket import Basket
from .items import Item
