"""Feeds in Atom: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from generator.formats.feed import Entry, Feed
from generator.formats.xml_document import document

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write(feed: Feed) -> bytes:
    """Write a feed as an Atom document."""
    root = Element("feed", {"xmlns": _ATOM, _LANGUAGE: feed.language})
    SubElement(root, "id").text = feed.id
    SubElement(root, "title").text = feed.title
    SubElement(root, "subtitle").text = feed.subtitle
    SubElement(root, "updated").text = feed.updated
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    author = SubElement(root, "author")
    SubElement(author, "name").text = feed.author
    SubElement(author, "uri").text = feed.author_home
    SubElement(root, "rights").text = feed.rights
    SubElement(root, "generator").text = "Onrecord"
    for entry in feed.entries:
        _add(root, entry)
    return document(root)


def _add(root: Element, entry: Entry) -> None:
    told = SubElement(root, "entry")
    SubElement(told, "id").text = entry.id
    SubElement(told, "title").text = entry.title
    SubElement(told, "updated").text = entry.updated
    if entry.link:
        SubElement(told, "link", rel="alternate", type="text/html", href=entry.link)
    for tag in entry.tags:
        SubElement(told, "category", term=tag)
    content = SubElement(told, "content", type="xhtml")
    body = SubElement(content, "div", xmlns=_XHTML)
    for paragraph in entry.paragraphs:
        SubElement(body, "p").text = paragraph
