"""People and what their cards say: names, numbers, scans."""
