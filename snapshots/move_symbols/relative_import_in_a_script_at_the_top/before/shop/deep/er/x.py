from ...legacy import price
from ....shop.legacy import price as too_far

print(price("a"), too_far)
