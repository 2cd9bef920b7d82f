"""Document to Composition: XHTML and one stylesheet, for paper or for an e-book."""
