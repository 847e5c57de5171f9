"""What the PDF engines see on a page: words, strokes, shades, pictures, tags."""
