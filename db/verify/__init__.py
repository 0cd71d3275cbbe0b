"""The history proved: chain, tickets, dossiers, hands."""
