"""What is done with yearly plans. Call it through its module."""
