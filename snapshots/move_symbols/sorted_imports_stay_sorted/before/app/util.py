NAME = "n"


def show(): ...


def ring(): ...


def tidy(): ...
