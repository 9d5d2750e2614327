class Base:
    pass


class Old(Base):
    pass
