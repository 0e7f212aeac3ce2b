"""Open data: the public figures as files, with a catalogue that machines read (DCAT)."""
