"""Signing off: what the machine has seen of a finished file, and what people have signed for."""
