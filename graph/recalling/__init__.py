"""Recalling: the citation lineage of United Nations instruments."""
