"""The smallest content that can be loaded: the settings of a site, and a claim."""

from __future__ import annotations

SETTINGS = """\
title: Shelves
tagline: Who sells what
url: https://shelves.example/
publisher: The Shelf Desk
licence: {name: CC BY 4.0, url: https://licence.example/}
kinds: {retailers: {one: Retailer, many: Retailers}}
actions: {stops: {label: Stops}}
"""
CLAIM = "title: T\nsubject: best-buy\naction: stops\n"
