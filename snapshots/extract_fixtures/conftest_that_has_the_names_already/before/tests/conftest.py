"""It makes other things under these names."""


class Ctx:
    """Another one."""


def get_manager():
    return Ctx()
