"""A printed number against facts: right, wrong and how, or nobody can tell."""
