"""What all pages of the desk share: who comes in, and where one can go from here."""
