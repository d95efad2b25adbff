"""How tests read a public page."""

import re

from bs4 import BeautifulSoup


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words_of(text: str) -> list[str]:
    """The words of a text; case, spacing and marks of emphasis do not count."""
    return re.findall(r"\w+", text.replace("_", " ").casefold())


def text_of(element) -> str:
    return " ".join(element.get_text().split())
