import os; from shop.pricing import unit_price; import sys

print(os, sys, unit_price)
