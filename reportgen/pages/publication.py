"""The site in one language: what all its pages share, computed once."""

from __future__ import annotations



