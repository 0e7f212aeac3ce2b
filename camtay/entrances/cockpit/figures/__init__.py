"""A leader's figures: each opens into the records that count and those that do not."""
