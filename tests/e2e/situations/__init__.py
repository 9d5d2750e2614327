"""What a person's repository may be like, and what may happen to it while the tool is at work."""
