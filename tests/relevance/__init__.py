"""Tests of how well the search answers."""
