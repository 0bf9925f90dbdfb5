"""What is printed in the life of an association, as plain data. Pure."""
