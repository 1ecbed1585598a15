"""Use cases on a built catalogue: show, compare, and how what they return is written as JSON."""
