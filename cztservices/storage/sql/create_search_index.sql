CREATE VIRTUAL TABLE search_index USING fts5(
    tokens, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
)
