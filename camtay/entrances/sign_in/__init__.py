"""Accounts' doors: staff by password and second factor, residents by one-time code."""
