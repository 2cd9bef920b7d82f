"""Report and catalogue to Edition: the same structure in another language."""
