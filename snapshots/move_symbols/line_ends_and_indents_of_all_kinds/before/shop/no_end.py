import os
from shop.legacy import tax, price