"""What is derived from printed values: growth, shares, ranks, sums and tiers.

Pure functions over ``Quantity``: every result carries the interval of true values the printed
digits leave open, and the formula that gave it. Prose, tables and charts all call these.
"""
