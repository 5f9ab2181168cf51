"""Narratives: Markdown with front matter, bindings that print facts, figures and references.

A narrative is read (``read``: front matter, segments), checked against the facts (``check``),
numbered with its neighbours (``displays``) and rendered (``render``). Nothing an author writes
is executed: an expression is parsed into the few forms of ``expressions`` and looked up.
"""
