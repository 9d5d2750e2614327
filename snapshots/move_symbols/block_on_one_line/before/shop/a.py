import os

if os.environ: from shop.legacy import price

print(price)
