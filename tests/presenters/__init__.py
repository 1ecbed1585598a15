"""Tests of presenters."""
