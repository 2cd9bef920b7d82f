"""Artefact and Document to Findings: what was made is read back and compared."""
