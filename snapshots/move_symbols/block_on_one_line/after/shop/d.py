try: from shop.legacy import tax; from shop.pricing import unit_price
except ImportError: raise SystemExit

print(tax, unit_price)
