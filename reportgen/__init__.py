"""Reportgen: annual index reports whose every number leads back to its cell."""

__version__ = "0.1.0"
