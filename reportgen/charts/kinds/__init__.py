"""The kinds of charts; each says what it prepares apart from how it draws it."""
