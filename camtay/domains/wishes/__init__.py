"""Wishes about one's own data: all that is kept, put together from every domain; carried out over every domain.

Wish      yêu cầu về dữ liệu: see, correct, erase; the request itself is kept by people
Register  danh mục dữ liệu cá nhân: each domain's own list, of which the public notice is made
"""
