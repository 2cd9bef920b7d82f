"""Any PDF looked at before it goes to a printer: what a profile asks for, and what is there."""
