from .context import Context, Session
