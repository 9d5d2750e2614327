import os; from shop.legacy import price; import sys

print(os, sys, price)
