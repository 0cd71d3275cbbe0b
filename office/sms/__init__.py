"""Text messages: what they ask and answer, how often, and the folders they pass through."""
