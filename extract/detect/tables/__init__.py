"""Tables of items: rows, bands, and tables that hold no items."""
