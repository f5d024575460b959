"""What an adversary tries: each test is an attack that succeeded once."""
