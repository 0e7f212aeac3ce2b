"""Whole ways through the product, in a real browser, on the demo city: they read as sentences.

conftest  the city (a running installation with the demo's people), browsers, failures with a picture
stage     `Journey`, the base: given_…, when_…, then_…
audit     axe on a page
"""
