"""The plan as a whole: kind, extent, the scheme of its levels, the tree, and what no reading explains."""
