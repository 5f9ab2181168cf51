"""What was observed: data files read into one frame of observations, and checked.

``files`` reads bytes and encodings, ``tables`` says where every cell stands, ``csv_tables`` and
``sheets`` fill tables, ``layouts`` turns tables into observations, ``checks`` compares them with
one another and with what the configuration says. Nothing in a data file raises: every mistake is
a finding.
"""
