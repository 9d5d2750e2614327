from pydantic_settings import BaseSettings as _Settings


class AppSettings(_Settings):
    pass
