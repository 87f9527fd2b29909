"""Pictures for links that are shared: a record's title with how sure it is, as PNG files.

The typefaces Literata and Inter are free under the SIL Open Font License (the files beside them).
They were cut with fontTools to Latin, Greek and Cyrillic, without layout features and hinting; an
`fpgm` table that does nothing keeps FreeType from hinting by itself, which moves letters and takes
a third longer. The shapes are those of `templates/macros/icons.html`, white on black.
"""
