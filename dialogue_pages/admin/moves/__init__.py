"""Looking at what moves before it moves: days off, rule packs, conferences."""
