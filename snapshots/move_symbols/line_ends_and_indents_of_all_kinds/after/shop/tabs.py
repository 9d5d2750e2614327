def f():
	if f:
		from shop.legacy import tax
		from shop.pricing import unit_price
		return unit_price, tax
