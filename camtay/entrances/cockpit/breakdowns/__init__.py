"""A figure split: by neighbourhood, procedure, channel, month, department; each part opens into its records."""
