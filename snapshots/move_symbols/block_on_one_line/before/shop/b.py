import os

if os.environ: from shop.legacy import price, tax

print(price, tax)
