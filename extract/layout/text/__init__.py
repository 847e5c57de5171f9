"""From words to lines and paragraphs."""
