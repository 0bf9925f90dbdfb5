"""What is printed of a plan: 目标责任书, mid-year and year-end sheets. Plain data, and the .docx of it. Pure."""
