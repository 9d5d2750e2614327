from shop.legacy import price

größe = "𝔘𝔫𝔦"; print(größe, price("𝔘"), f"{größe}{price}ß{price}")
