"""Cầm Tay: the digital commune (xã, phường) of Việt Nam, hand in hand with its people."""

import os

# openpyxl would read by lxml once a neighbour has brought it, past defusedxml, which refuses hostile XML. It asks once,
# when it is imported, and this module comes before any that does.
os.environ["OPENPYXL_LXML"] = "False"
