"""The commune as it is here: its neighbourhoods and what it sets for itself."""
