from pydantic import BaseModel, Field


class Payload(BaseModel):
    url: str = Field(alias="OLD_URL")
