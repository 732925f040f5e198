"""The page of the search: what is found, what may be typed, what is taken along."""
