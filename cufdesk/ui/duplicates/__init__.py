"""Contacts that may be entered twice: the pairs, and both records side by side for a person to answer."""
