"""One action a view: letters of apology, and the list that accounts for what was late."""
