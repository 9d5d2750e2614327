from ...pricing import unit_price
from ....shop.legacy import price as too_far

print(unit_price("a"), too_far)
