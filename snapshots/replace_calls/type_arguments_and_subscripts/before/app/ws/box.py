from typing import Generic, TypeVar

from app.ws.mgr import Mgr

T = TypeVar("T")


class Old(Generic[T]):
    def __new__(cls, u):
        return Mgr(u, "unified")


def new(u):
    return Mgr(u, "unified")
