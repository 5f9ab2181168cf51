"""The report in a second language: which paragraph translates which, and what falls back.

The first of ``languages`` in report.yml is the original; every further one translates it.
"""
