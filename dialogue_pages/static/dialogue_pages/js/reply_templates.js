// Reply templates: the text of the chosen one goes into the form at once, and what it
// filled in or left open is listed below the text until it was looked at. Without this
// script the button sends the form, which comes back with the same.
const GAP = /\[[^[\]\n]*(?:…|\.{3})[^[\]\n]*\]/g;

function rowOf(looks, kind, words) {
    const row = looks.querySelector(`template[data-desk-${kind}-row]`).content.firstElementChild.cloneNode(true);
    row.querySelector("mark").textContent = words;
    return row;
}

function filledRow(looks, name, value) {
    const row = rowOf(looks, "filled", value);
    row.dataset.deskFilled = `${name} = ${value}`;
    row.dataset.value = value;
    row.querySelector("span").textContent = name;
    row.querySelector("input").value = row.dataset.deskFilled;
    return row;
}

// What is not in the text any more was changed by the person, and so looked at.
function listAnew(looks) {
    const text = document.getElementById(looks.dataset.deskLooks).value;
    const list = looks.querySelector("ul");
    for (const row of list.querySelectorAll("[data-desk-filled]")) {
        row.hidden = !text.includes(row.dataset.value);
        row.querySelector("input").disabled = row.hidden;
    }
    const gaps = new Set(text.match(GAP));
    for (const row of list.querySelectorAll("[data-desk-gap]")) {
        const gap = row.dataset.deskGap;
        if (!gaps.delete(gap) && !text.includes(gap)) row.remove();
    }
    for (const gap of gaps) {
        const row = rowOf(looks, "gap", gap);
        row.dataset.deskGap = gap;
        list.append(row);
    }
    count(looks);
}

function count(looks) {
    const open = looks.querySelectorAll("li.desk-gap, li:not([hidden]) input:not(:checked)").length;
    const told = looks.querySelector(".desk-looks-left");
    const words = open ? `${told.dataset.one} ${open}` : told.dataset.none;
    if (told.textContent !== words) told.textContent = words;
    looks.hidden = !looks.querySelector("li:not([hidden])");
}

function insert(select) {
    const chosen = select.selectedOptions[0];
    const answer = document.getElementById(select.dataset.into);
    if (!chosen?.dataset.text || !answer) return;
    const inserted = answer.form.querySelector("[name$='-inserted']");
    inserted.value = inserted.value ? `${inserted.value},${chosen.value}` : chosen.value;
    const looks = document.querySelector(`[data-desk-looks="${answer.id}"]`);
    const known = new Set([...looks.querySelectorAll("[data-desk-filled]")].map((row) => row.dataset.deskFilled));
    for (const [name, value] of Object.entries(JSON.parse(chosen.dataset.filled))) {
        if (known.has(`${name} = ${value}`)) continue;
        const list = looks.querySelector("ul");
        list.insertBefore(filledRow(looks, name, value), list.querySelector(".desk-gap"));
    }
    const from = answer.value.length;
    addTo(answer, chosen.dataset.text);
    select.value = "";
    const gap = answer.value.slice(from).match(GAP)?.[0];
    if (gap) mark(answer, gap, from);
}

// Marks the place in the text; again, the next one of the same words.
function mark(answer, words, from) {
    const at = answer.value.indexOf(words, from);
    const start = at >= 0 ? at : answer.value.indexOf(words);
    if (start < 0) return;
    answer.focus();
    answer.setSelectionRange(start, start + words.length);
}

for (const looks of document.querySelectorAll("[data-desk-looks]")) {
    const answer = document.getElementById(looks.dataset.deskLooks);
    for (const button of looks.querySelectorAll("[data-desk-show]")) button.hidden = false;
    answer.addEventListener("input", () => listAnew(looks));
    looks.addEventListener("change", () => count(looks));
    looks.addEventListener("click", (event) => {
        const row = event.target.closest("[data-desk-show]")?.closest("li");
        if (row) mark(answer, row.dataset.deskGap ?? row.dataset.value, answer.selectionEnd);
    });
    listAnew(looks);
}

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk-copy]");
    if (!button) return;
    event.preventDefault();
    insert(button.parentElement.querySelector("select"));
});
