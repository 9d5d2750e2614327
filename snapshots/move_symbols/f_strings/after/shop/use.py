from shop.pricing import unit_price

sku = "a"
print(f"price {unit_price(sku)} price")
print(f"{{price}} {unit_price}" "price" f"{sku:>{unit_price(1)}} {unit_price!r:^10}")
print(f"é ü {unit_price(sku)} {f'{unit_price} ß {unit_price}'} {sku}")
print(f"""
    price: {unit_price(sku)}
    {
        unit_price
    } {sku["price"]} {"price"} {sku.price} {sku(price=unit_price)}
""", unit_price)
print(rf"\{unit_price}\n{unit_price}\price", Rb"price")
print(f"{(lambda price: price)(unit_price)} {[price for price in sku]}")
print(f"\N{DIGIT ONE}{unit_price}" f'\'{unit_price}\'')
