"""Headings, paragraphs and lists."""
