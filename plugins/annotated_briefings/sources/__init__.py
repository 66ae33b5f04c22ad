"""What can be cited, its frozen copy, its rights."""
