"""Test data: a factory per page type and snippet, and ready-made small sites (`tree.py`)."""
