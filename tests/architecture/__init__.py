"""What an import checker cannot see of the plan of the house, checked on the source and on Django's registries."""
