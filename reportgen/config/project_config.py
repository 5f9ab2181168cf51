"""The whole configuration of a project, as one frozen value."""

from __future__ import annotations


