"""Payments."""

from .processor import charge

__all__ = ["checkout"]


def checkout(order):
    return charge(order.card, order.total)
