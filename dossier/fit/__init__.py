"""Make the evidence fit the portal: one file for each slot, upright, in a format it takes, within its size limit."""
