"""Edition to Document: statistics filled in, notes numbered, references resolved.

`document` runs the room. `voice` says how an edition speaks; `statistics`, `notes` and `references`
put what the text names in words; `wording` holds free wording against the records; `typography` and
`glyphs` see to the characters; `assemble` puts sections in order.
"""
