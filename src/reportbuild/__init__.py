"""A report is read, translated, edited, composed, pressed and proofed.

`read` turns a shelf of source bytes into a `Report`; `translate` makes of it one `Edition` for
each language; `edit` fills in statistics, numbers notes and resolves references, which gives a
`Document`; `compose` sets it as XHTML for paper or for an e-book; `press` lays it out and binds it
into an `Artefact`; `proof` reads back what was made and compares it with the `Document`.

Each stage is a function from a frozen value to a `Checked` one: the next value together with
everything found on the way. `pipeline` runs them; `cli`, `shelf` are the doors to the world.
"""
