"""Payments."""

from .gateway import charge_card

__all__ = ["checkout"]


def checkout(order):
    return charge_card(order.card, order.total)
