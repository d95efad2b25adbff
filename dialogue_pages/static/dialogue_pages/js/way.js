// From case to case as the list showed them, and back to the list as it was narrowed. The
// tab remembers its last list; without this script the way leads to the first queue.
const KEPT = "desk-list";
const way = document.querySelector("[data-desk-way]");

function remembered() {
    try {
        return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
    } catch {
        return {};
    }
}

function remember() {
    const cases = [...document.querySelectorAll(".desk-table .desk-title a")];
    const list = { address: location.search, cases: cases.map((link) => link.pathname) };
    try {
        sessionStorage.setItem(KEPT, JSON.stringify(list));
    } catch {
        // No room or not allowed: the way leads to the first queue.
    }
}

function show({ address = "", cases = [] }) {
    way.querySelector("[data-desk-back]").search = address;
    const at = cases.indexOf(way.dataset.deskWay);
    if (at < 0) return;
    for (const link of way.querySelectorAll("[data-desk-step]")) {
        const path = cases[at + Number(link.dataset.deskStep)];
        link.hidden = !path;
        if (path) link.href = path;
    }
}

if (way) show(remembered());
else remember();
