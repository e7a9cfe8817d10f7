"""The API described by itself, as OpenAPI 3.1.

Everything comes from what the endpoints work with: the documents' pydantic schemas, the page types'
filters, the lists of endpoints. A new page type, block or list describes itself.
"""
