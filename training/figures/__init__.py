"""Training of the weights of numbers that count one thing."""
