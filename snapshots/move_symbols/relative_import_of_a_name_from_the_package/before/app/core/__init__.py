from .net import open_connection


def connect(): ...
