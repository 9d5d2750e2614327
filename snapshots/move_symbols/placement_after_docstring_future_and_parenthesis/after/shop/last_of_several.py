#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Doc
string."""
from __future__ import annotations
from shop.legacy import (
    tax,
)
from shop.pricing import unit_price
x = tax(unit_price("K"))
