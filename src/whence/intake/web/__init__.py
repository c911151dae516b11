"""Getting things from the web, politely and without being led where nobody should go."""
