"""The model as quads, by named graph. Nothing is decided here: what was resolved is written down."""
