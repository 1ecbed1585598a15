"""From what somebody typed to what they mean: query, candidates, match, rank."""
