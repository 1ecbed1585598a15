"""From what use cases return to what a page or a shell shows: plain Python, frozen view states."""
