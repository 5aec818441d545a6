"""What the words mean: the types that travel between the layers. Needs pydantic alone."""
