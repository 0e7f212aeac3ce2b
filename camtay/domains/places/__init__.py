"""Places: the administrative map and what is set for each place.

Place         a province, a commune (xã, phường, đặc khu) or a neighbourhood (thôn, tổ dân phố)
PlaceName     a name and type it had, from–to: a paper of last year keeps last year's name
PlaceCode     another code it is met under; both are accepted, one is stored
PlaceSetting  one setting of a place; what a commune does not set, its province may
practice      a commune to try things in: no figure, export or message sees it
"""
