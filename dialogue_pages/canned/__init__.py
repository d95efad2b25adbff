"""Reply templates as text: their variables, what is left to fill in, how they wear.

Knows neither Django nor the database.
"""
