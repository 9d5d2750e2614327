def f():
	if f:
		from shop.legacy import price, tax
		return price, tax
