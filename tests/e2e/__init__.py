"""Tests of the program as a person uses it: a real window on a virtual screen, keys from outside."""
