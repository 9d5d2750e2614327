import pydantic
from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, populate_by_name=True):
    old_url: str = Field(default='wss://a', validation_alias='NEW_URL')
    name: str = pydantic.Field('x', max_length=3)
