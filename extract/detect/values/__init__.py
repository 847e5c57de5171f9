"""Raw values from cells, by what their column, row or label means."""
