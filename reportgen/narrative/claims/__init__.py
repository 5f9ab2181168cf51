"""Numbers typed into prose: found, bound to facts, recomputed and judged."""
