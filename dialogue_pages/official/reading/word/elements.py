"""Small questions to an XML element, by local names."""


def local(element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element, name, default=None):
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return default


def child(element, *path):
    """The first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element, *path):
    """The `w:val` at the end of a path, or None."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(element, *path):
    found = value(element, *path)
    try:
        return int(found) if found is not None else None
    except ValueError:
        return None


def switch(element, *path):
    """An on/off property: True, False, or None where it is not given."""
    found = child(element, *path)
    if found is None:
        return None
    return attribute(found, "val", "true").lower() not in {"0", "false", "off", "none"}
