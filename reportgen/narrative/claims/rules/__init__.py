"""The claims themselves: numbers, shares, sums, ranks, superlatives, records, tiers, lists."""
