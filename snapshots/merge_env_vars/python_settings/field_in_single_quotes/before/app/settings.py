import pydantic
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    old_url: str = 'wss://a'
    name: str = pydantic.Field('x', max_length=3)
