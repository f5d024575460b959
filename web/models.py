"""What the workbench itself must remember."""
