"""Places: provinces, communes, neighbourhoods, with validity dates and older codes; practice communes."""
