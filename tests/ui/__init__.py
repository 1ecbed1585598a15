"""Tests of the window, drawn off the screen."""
