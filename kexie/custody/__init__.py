"""What people may ask of their own data, how long things are kept, and which records are one."""
