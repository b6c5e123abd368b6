"""The pages of `resources/docs` in each language: read, searched, compared, made HTML; no Qt."""
