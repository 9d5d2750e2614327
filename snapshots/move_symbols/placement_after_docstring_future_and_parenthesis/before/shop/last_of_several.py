#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Doc
string."""
from __future__ import annotations
from shop.legacy import (
    tax,
    price,
)
x = tax(price("K"))
