"""What every page owes to people who hear it, type their way or print it."""

_STRUCTURE = """() => {
  const shown = element => element.checkVisibility()
  const all = selector => [...document.querySelectorAll(selector)].filter(shown)
  const told = []
  if (document.documentElement.lang !== 'vi') told.push('language is not Vietnamese')
  if (!document.title.trim()) told.push('no title')
  for (const [selector, name] of [['h1', 'first heading'], ['main', 'main part']])
    if (all(selector).length !== 1) told.push(`${all(selector).length} × ${name}`)
  let above = 0
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName[1])
    if (level > above + 1) told.push(`h${above} is followed by h${level}: ${heading.innerText}`)
    above = level
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
  for (const id of ids)
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) told.push(`id ${id} twice`)
  return [...new Set(told)]
}"""

_SHELL = """() => ['header', 'nav', 'main', 'footer'].filter(
  name => !document.querySelector(`body > ${name}, body > header ${name}`))"""

_WATCH = """() => {
  const shown = element => element.checkVisibility({visibilityProperty: true})
  const can = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const group = field => field.type === 'radio' && field.name
    ? [...document.getElementsByName(field.name)].find(f => f.checked)
      ?? document.getElementsByName(field.name)[0]
    : field
  window.stations = [...document.querySelectorAll(can)].filter(element =>
    shown(element) && !element.disabled && element.tabIndex >= 0
    && element.type !== 'hidden' && group(element) === element)
  window.passed = []
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  document.addEventListener('focusin', event => {
    const look = getComputedStyle(event.target), box = event.target.getBoundingClientRect()
    const ringed = look.outlineStyle === 'auto'
      || (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
    window.passed.push([
      window.stations.indexOf(event.target),
      ringed && box.width > 0 && box.height > 0,
      event.target.outerHTML.slice(0, 90)])
  })
  return window.stations.length
}"""

_FIRST_LOAD = """() => performance.getEntries()
  .filter(entry => entry.decodedBodySize && entry.initiatorType !== 'img')
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""

_COLOURS = """() => axe.run({runOnly: ['color-contrast', 'link-in-text-block']})
  .then(found => found.violations.flatMap(broken =>
    broken.nodes.map(node => `${broken.id}: ${node.html.slice(0, 90)}`)))"""

_UNSEEN_ON_PAPER = (
    ".site-header, .site-menu, .site-footer, .breadcrumb, .skip-link, .site-search, "
    "nav:not(.site-map), button, .button, .facets, .kinds, .list-pages"
)


def load_as_a_newcomer(page) -> None:
    """Let each page load all that it needs, as if nothing had been seen before."""
    browser = page.context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.send("Network.setCacheDisabled", {"cacheDisabled": True})


def first_load(page) -> int:
    """Bytes of a page and of what it loads, pictures left out, nothing compressed."""
    return page.evaluate(_FIRST_LOAD)


def faults_of_colour(page) -> list[str]:
    """Where text is too pale, by axe, which `assert_accessible` has put into the page."""
    return page.evaluate(_COLOURS)


def faults_of_structure(page) -> list[str]:
    """What a screen reader would stumble over, in words."""
    return page.evaluate(_STRUCTURE)


def missing_landmarks(page) -> list[str]:
    return page.evaluate(_SHELL)


def faults_of_the_keyboard(page) -> list[str]:
    """Walk through the page by the Tab key and tell what was wrong."""
    count = page.evaluate(_WATCH)
    for _station in range(count):
        page.keyboard.press("Tab")
    passed = page.evaluate("window.passed")
    places = [place for place, _ringed, _what in passed]
    told = [f"no focus to be seen: {what}" for _, ringed, what in passed if not ringed]
    if places != list(range(count)):
        told.append(f"reached {places} instead of each of {count} in order")
    return told


def seen_on_paper(page) -> list[str]:
    """Classes of what is only of use on a screen, and yet printed."""
    found = page.evaluate(
        "selector => [...document.querySelectorAll(selector)]"
        ".filter(element => element.checkVisibility())"
        ".map(element => element.className || element.tagName)",
        _UNSEEN_ON_PAPER,
    )
    return sorted(set(found))
