"""PO files: what is to be translated, given to translators who work elsewhere, and taken back from them."""
