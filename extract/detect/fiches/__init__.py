"""Fiches: labels beside or above their values."""
