class Made(tuple):
    def __call__(self, x):
        return {x: 1}


def maker(c):
    return Made((c, c))


async def amaker(c):
    return Made((c, c))
