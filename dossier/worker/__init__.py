"""Do dangerous or heavy work in a process of its own, with limits of time and memory."""

OUT_OF_MEMORY = 9
"""Exit code by which the child says that it had no memory left to say anything else."""
