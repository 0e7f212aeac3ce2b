"""Catalogue of administrative procedures: papers, forms, fees, time limits; search in people's own words."""
