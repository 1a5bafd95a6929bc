# strength
