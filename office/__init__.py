"""Words, rules, papers, speech and settings of the office: no Qt, no SQL."""
