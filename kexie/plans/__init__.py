"""工作要点: the yearly plan, its parts, measures and their figures."""
