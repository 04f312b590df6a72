"""Turn the evidence of each upload field into files the portal takes: combined, upright, small enough, still legible."""
