SELECT form, words
FROM word_form
WHERE form IN (SELECT value FROM json_each(?))
