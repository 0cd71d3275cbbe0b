"""Words, rules, papers, speech and settings of the office: no Qt, no SQL."""

__version__ = "0.2.0.dev0"
