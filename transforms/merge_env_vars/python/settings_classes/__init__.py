"""Classes of pydantic-settings: their fields have the values of environment variables.

https://docs.pydantic.dev/latest/concepts/pydantic_settings/
"""
