"""Filing on the national portal, hand in hand: the guide, the sheet to copy from, the codes that were noted."""
