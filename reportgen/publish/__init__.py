"""PUBLISH: artifacts become files, all at once or not at all."""
