"""Cầm Tay: the digital commune (xã, phường) of Việt Nam, hand in hand with its people."""
