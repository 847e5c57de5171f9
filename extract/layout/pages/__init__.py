"""Pages taken apart and put in order: tables, boxes, running heads, the whole document."""
