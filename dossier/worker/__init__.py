"""Do dangerous or heavy work in a process of its own, with limits of time and memory."""
