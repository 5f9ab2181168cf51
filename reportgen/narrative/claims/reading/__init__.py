"""What a number of a sentence is about: kind, indicator, region, period, edition."""
