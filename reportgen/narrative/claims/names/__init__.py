"""What the project calls things: the names of its metadata, found in prose."""
