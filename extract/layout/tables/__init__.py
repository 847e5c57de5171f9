"""Tables drawn by rules or described by tags: grids, cells, what goes on over page breaks."""
