from app.base import Base


class Old(Base):
    pass
