// Single keys at the desk; never while something is typed or composed (Telex, VNI), and
// not at all where the person has switched keyboard shortcuts off.
const config = JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}");
const rows = [...document.querySelectorAll("#main tr:has(.desk-title a)")];
const BULK_KINDS = { g: "assign", d: "merge", c: "ask_more" };
let current = -1;

function isTyping(target) {
    if (target.isContentEditable || target.closest("[role='dialog'], .w-dialog")) return true;
    if (target.matches("textarea, select")) return true;
    return target.matches("input") && !target.matches("[type='checkbox'][data-desk-tick]");
}

function isComposing(event) {
    return event.isComposing || event.keyCode === 229 || ["Process", "Dead"].includes(event.key);
}

function go(step) {
    if (!rows.length) return;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const from = at >= 0 ? at : current;
    rows[from]?.classList.remove("desk-row-current");
    current = Math.min(Math.max(from + step, 0), rows.length - 1);
    rows[current].classList.add("desk-row-current");
    rows[current].querySelector("a").focus();
    rows[current].scrollIntoView({ block: "nearest" });
}

function atRow() {
    return rows.find((row) => row.contains(document.activeElement)) ?? rows[current];
}

function use(target) {
    if (target.matches("option")) {
        target.selected = true;
        target.closest("form").querySelector("[type='submit']").focus();
    } else if (target.matches("summary")) {
        target.parentElement.open = true;
        target.parentElement.scrollIntoView({ block: "nearest" });
        const field = "input:not([type='hidden']), select, textarea";
        (target.parentElement.querySelector(field) ?? target).focus();
    } else if (target.matches("select")) {
        target.closest("details")?.setAttribute("open", "");
        target.focus();
    } else target.click();
}

const OF_THE_LIST = {
    j: () => go(1),
    k: () => go(-1),
    x: () => atRow()?.querySelector("[data-desk-tick]")?.click(),
    o: () => atRow()?.querySelector("a").click(),
};

function targetOf(key) {
    if (!/^[a-z]$/.test(key)) return null;
    const bulk = BULK_KINDS[key] && document.querySelector(`#desk-bulk-kind option[value="${BULK_KINDS[key]}"]`);
    return bulk || document.querySelector(`[data-desk-key="${key}"]`);
}

function onKey(event) {
    if (isComposing(event) || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        const form = event.target.closest("main form[method='post']");
        if (!form || event.repeat) return;
        event.preventDefault();
        form.requestSubmit();
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const ofTheList = rows.length ? OF_THE_LIST[event.key] : null;
    if (event.repeat && !["j", "k"].includes(event.key)) return;
    const target = targetOf(event.key);
    if (!ofTheList && !target) return;
    event.preventDefault();
    if (ofTheList) ofTheList();
    else use(target);
}

if (config.KEYBOARD_SHORTCUTS_ENABLED !== false) document.addEventListener("keydown", onKey);
