"""No address for the hub is known here."""
