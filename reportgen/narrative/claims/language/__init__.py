"""Text into sentences, tokens and clauses; no project and no data are known here."""
