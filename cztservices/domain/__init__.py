"""The words of the finder as frozen values, and the resolver; standard library only."""
