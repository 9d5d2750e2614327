from shop.pricing import unit_price

größe = "𝔘𝔫𝔦"; print(größe, unit_price("𝔘"), f"{größe}{unit_price}ß{unit_price}")
