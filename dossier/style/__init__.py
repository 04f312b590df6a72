"""Hold the house style: one table of looks, the reference parts made from it, and the archive they travel in."""
