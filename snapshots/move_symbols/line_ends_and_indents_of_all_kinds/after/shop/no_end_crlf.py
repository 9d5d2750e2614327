import os
from shop.legacy import tax
from shop.pricing import unit_price