"""Everything that can be wrong, one line each: a code, and its title in plain words.

    E1xx  YAML: the file can't be read as data
    E2xx  names and links: fields, values, ids
    E3xx  evidence: claims, statements, reports
    E4xx  dates and changes
    E5xx  publishing: drafts, embargoes
    E6xx  output: what was made is not fit to publish
    E7xx  templates
    E8xx  settings and files

`E` stops a build, `W` does not.
A number is never given to another problem: editors search for it and put it into settings.
What `onrecord explain E204` says of each stands in `explanations.md` beside this file.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem; `title` says it without naming a particular file, field or value."""

    id: str
    title: str


_TABLE = (
    Code("E101", "a tab is used for indentation"),
    Code("E102", "a colon stands in text without quotes"),
    Code("E103", "a quote is opened and not closed"),
    Code("E104", "the same field twice"),
    Code("E105", "the file is not UTF-8"),
    Code("E106", "a bracket is opened and not closed"),
    Code("E107", "a line's indentation fits no line above it"),
    Code("E108", "text without quotes begins with a reserved character"),
    Code("E109", "something follows a closing quote or bracket"),
    Code("E110", "a line without `field:`"),
    Code("E111", "a list's dash in the wrong place"),
    Code("E112", "a backslash that means nothing"),
    Code("E113", "brackets or commas don't fit together"),
    Code("E114", "an anchor or an alias"),
    Code("E115", "a tag"),
    Code("E116", "a merge key"),
    Code("E117", "a field's name is not plain text"),
    Code("E118", "several documents in one file"),
    Code("E119", "a YAML directive"),
    Code("E120", "the file is empty"),
    Code("E121", "the file is too large"),
    Code("E122", "nested too deeply"),
    Code("E123", "a character that can't be published"),
    Code("E124", "a character that reorders text unseen"),
    Code("W125", "a `#` in text hides the rest of the line"),
    Code("E126", "a comment without a space before its `#`"),
    Code("E199", "the file is not valid YAML"),
    Code("E201", "unknown field"),
    Code("E202", "missing field"),
    Code("E203", "not one of the possible values"),
    Code("E204", "unknown id"),
    Code("E205", "one id given twice"),
    Code("E207", "the wrong kind of record"),
    Code("E208", "the wrong shape of value"),
    Code("E209", "not an id"),
    Code("E210", "a reserved name"),
    Code("E211", "not a web address"),
    Code("E212", "unknown version of a source"),
    Code("E213", "a record that leads back to itself"),
    Code("E214", "fields that exclude each other"),
    Code("E215", "unreadable notation"),
    Code("E216", "a name that several entities bear"),
    Code("W301", "a claim that no statement bears on"),
    Code("E302", "an unnamed speaker without a description"),
    Code("E303", "a statement without a report"),
    Code("E304", "reports that rest on each other in a circle"),
    Code("E305", "affirmed before it can have happened"),
    Code("E306", "two stances that settle one claim, on one source"),
    Code("E307", "causes or orders that run in a circle"),
    Code("W308", "a cause inside an event's title"),
    Code("E309", "a source that was not read has a link"),
    Code("E311", "a look that does more than affirm"),
    Code("E313", "a value for a detail that the claim does not have"),
    Code("E314", "a statement without a stance"),
    Code("W315", "a very long quotation"),
    Code("E401", "a date that does not exist"),
    Code("E402", "an unreadable date"),
    Code("E403", "it ends before it starts"),
    Code("W404", "looked up before it was published"),
    Code("E405", "a time without an offset"),
    Code("E411", "a correction that does not say what was wrong"),
    Code("E412", "changes out of order"),
    Code("E501", "a published record leads to one that is held back"),
    Code("E502", "an embargo without an offset"),
    Code("W503", "an embargo in a public repository"),
    Code("E504", "something held back is in the output"),
    Code("E604", "two pages at one address"),
    Code("E605", "text too tangled to render"),
    Code("W606", "markup that was taken out"),
    Code("E607", "a page over its budget"),
    Code("E701", "a template uses something that does not exist"),
    Code("E702", "a template is not valid"),
    Code("E704", "a template is missing"),
    Code("E705", "a template is chosen by a computed name"),
    Code("E706", "a template failed"),
    Code("E801", "a file can't be read"),
    Code("E802", "not a regular file"),
    Code("E803", "a link that leads out of the project"),
    Code("E804", "a file's name is not an id"),
    Code("E805", "a folder that is no kind of record"),
    Code("E806", "no project here"),
    Code("W807", "the site can't be searched"),
)

CODES: Mapping[str, Code] = {code.id: code for code in _TABLE}
