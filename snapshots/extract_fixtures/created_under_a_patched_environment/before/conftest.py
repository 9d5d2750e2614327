"""No address is known here."""
