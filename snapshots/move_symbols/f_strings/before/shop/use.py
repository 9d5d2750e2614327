from shop.legacy import price

sku = "a"
print(f"price {price(sku)} price")
print(f"{{price}} {price}" "price" f"{sku:>{price(1)}} {price!r:^10}")
print(f"é ü {price(sku)} {f'{price} ß {price}'} {sku}")
print(f"""
    price: {price(sku)}
    {
        price
    } {sku["price"]} {"price"} {sku.price} {sku(price=price)}
""", price)
print(rf"\{price}\n{price}\price", Rb"price")
print(f"{(lambda price: price)(price)} {[price for price in sku]}")
print(f"\N{DIGIT ONE}{price}" f'\'{price}\'')
