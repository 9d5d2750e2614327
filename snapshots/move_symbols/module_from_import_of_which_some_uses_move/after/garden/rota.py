from garden import (
    plants,  # all of them
    rain,
)
from garden.care import watering


def monday():
    if plants.COUNT and not rain.today():
        watering.water()
