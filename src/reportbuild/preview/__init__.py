"""The preview: an edition on the screen while it is written, and made anew with every save."""
