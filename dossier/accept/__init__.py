"""Write chosen values that were read in evidence files into the profile, and change nothing else in it."""
