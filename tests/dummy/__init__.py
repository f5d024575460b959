"""A procedure of three states that exists in the tests alone, to show that the kernel carries any."""
