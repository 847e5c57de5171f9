"""Tables without rules: columns, rows and header told by how texts are aligned."""
