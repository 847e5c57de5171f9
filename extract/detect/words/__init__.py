"""What words say: level markers, labels, headings, times, and the signs of a legend."""
