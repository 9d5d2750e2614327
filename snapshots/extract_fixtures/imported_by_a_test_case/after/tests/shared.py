"""Shared by all."""
