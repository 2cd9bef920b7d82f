"""Composition to Artefact: sections laid out and bound, or packed into an EPUB."""
