from .context import Session
