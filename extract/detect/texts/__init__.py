"""Texts taken apart: how they look, the lines and labels of a cell, annotations, and the entries that they become."""
