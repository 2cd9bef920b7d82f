"""Shelf to Report: bytes become nouns, each with its place in the sources."""
