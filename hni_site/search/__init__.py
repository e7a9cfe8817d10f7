"""Search on the website: `/en/search/?q=…`, over what is public."""
