"""HTTP."""

from .request import Request
