"""The small values that pages share: what a template needs to name a record and say how sure it is.

A card is plain text, numbers and addresses, ready to be shown.
Words that were derived (a status, a response, a count of origins) carry the address of the rule
that made them, so that a reader is never more than two links away from the rule and from the
records.
Routes start with a slash and leave the site's base path out; an empty route means "no page of its
own".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An internal link, or a name alone where `route` is empty (an unnamed person has no page).

    `kind` is the record's kind in the singular (`claim`, `source`, `retailer`), empty for other
    pages.
    """

    route: str
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date in reader's words, as precise as it is known and no more.

    `words` is the full form ("between 8 and 14 April 2018"), `short` fits a date column ("by 14
    Apr").
    `machine` is for `<time datetime>`: a year, month, day or time with offset;
    None where HTML has no form for it.
    `note` holds the source's own phrase ("over the next few weeks") or the editor's remark.
    """

    words: str
    short: str
    machine: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown as the editor wrote it, with the `[[id]]` links in it already resolved.

    `links` holds (what stands between the brackets, route, label); the filter `markdown` puts
    them in.
    """

    text: str
    links: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words as one source printed them, without quotation marks.

    `language` is a BCP 47 tag where the words are not in the site's language.
    """

    text: str
    source: Link | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """How sure a claim is: the word, drawn and said, never without what it rests on.

    `word` is a status of the model ("reported"), `label` what readers see ("Reported, not
    confirmed").
    `family` chooses icon and line: settled, supported, single, contested, weak or fallen.
    `basis` is the sentence after the label, without a full stop: "1 unnamed source, repeated by
    8 articles; Best Buy commented and neither confirmed nor denied".
    `rule` is the address of the rule on the method page.
    """

    word: str
    label: str
    family: str
    basis: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody's part in a claim: `role` is the kind or part in words ("Retailer", "Maker")."""

    role: str
    who: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A claim as one entry of a list.

    `link.text` is the claim's title; `anchor` its id, the entry's fragment in a list.
    `action` is the action in words ("Stops ordering").
    `flags` are computed warnings ("Outlets disagree on the response"), each leading to its
    evidence.
    `held` says why readers don't see it yet ("Draft", "Embargoed until …"); None once it is public.
    """

    link: Link
    anchor: str
    status: StatusMark
    happened: When
    action: str
    parties: tuple[Party, ...] = ()
    flags: tuple[Link, ...] = ()
    held: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCard:
    """An entity as one entry of a list; `about` is its summary as plain text, perhaps empty.

    `claims` count those that name it, `statements` what it said, `sources` what it published.
    """

    link: Link
    kind: str
    country: str = ""
    about: str = ""
    claims: int = 0
    statements: int = 0
    sources: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A source as one entry of a list or one node of a tree.

    `link.text` names it by publisher and date ("CNET, 21 March 2018"); `title` is its own title,
    None where that is not known.
    `read` is False for a source known only through others: it has no `address` then.
    `address` is the document on the web, `archived` a stored copy of it.
    """

    link: Link
    anchor: str
    publisher: Link
    published: When
    type: str
    title: str | None = None
    read: bool = True
    public: bool = True
    address: str | None = None
    archived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCard:
    """Who took which stance, as one entry of a list.

    `link.text` is the statement's heading ("Best Buy on Huawei, 21 March 2018").
    `speaker` has a page or is a name alone; `speaker_note` is the rest ("spokesperson, not named").
    `stance` is the machine word of the strongest stance ("comments"), `label` that in words
    ("Commented, neither confirmed nor denied"), `rule` where the method page explains it.
    `summary` says in our own words, as plain text, what was said; perhaps empty.
    `articles` counts the reports of it.
    """

    link: Link
    anchor: str
    speaker: Link
    stance: str
    label: str
    rule: str
    said: When
    articles: int
    speaker_note: str = ""
    summary: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One public change of a page: `kind` as in the record ("correction"), `label` that in words.

    A correction says what `was` wrong, what it is `now`, and `why`; each may be empty.
    """

    date: When
    kind: str
    label: str
    note: Prose | None = None
    was: str = ""
    now: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChange:
    """An update as one entry of a list of the whole site's updates; `link` is what changed."""

    link: Link
    update: Update


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """Links under a heading of their own, as in an index by kind of entity.

    `number` is how many there are; `links` may be fewer, where they have no room.
    """

    heading: Link
    links: tuple[Link, ...]
    number: int
