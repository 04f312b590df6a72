"""Compare what two provinces ask for, in law and for one applicant."""
