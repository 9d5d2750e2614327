from .care import watering


def august():
    watering.water()
