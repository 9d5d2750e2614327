from ...core.things import Thing


class Base(Thing):
    """What all contexts are."""
