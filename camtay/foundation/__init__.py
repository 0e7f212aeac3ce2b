"""The ground: mechanisms that know no commune word. Nothing here imports a domain."""
