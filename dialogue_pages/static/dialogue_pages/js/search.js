// Titles are offered while somebody types; without this script the box just searches.
const WAIT = 180;

function offer(input, number) {
    const list = document.createElement("ul");
    list.id = `goi-y-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestionsTold);
    list.hidden = true;
    input.parentElement.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    let timer = 0;
    let asked = 0;
    let chosen = -1;

    function show(rows) {
        list.replaceChildren(...rows.map((row, place) => {
            const option = document.createElement("li");
            option.id = `${list.id}-${place}`;
            option.setAttribute("role", "option");
            option.dataset.url = row.url;
            const kind = document.createElement("span");
            kind.className = "hint";
            kind.textContent = row.kind;
            option.append(row.title, " ", kind);
            return option;
        }));
        list.hidden = rows.length === 0;
        input.setAttribute("aria-expanded", String(!list.hidden));
        choose(-1);
    }

    function choose(place) {
        chosen = place;
        for (const [at, option] of [...list.children].entries()) {
            option.setAttribute("aria-selected", String(at === place));
        }
        if (place < 0) input.removeAttribute("aria-activedescendant");
        else input.setAttribute("aria-activedescendant", list.children[place].id);
    }

    async function ask() {
        const words = input.value.trim();
        const number = ++asked;
        if (words.length < 2) return show([]);
        try {
            const answer = await fetch(`${input.dataset.suggestions}?${new URLSearchParams({ q: words })}`);
            const rows = answer.ok ? (await answer.json()).suggestions : [];
            if (number === asked) show(rows);
        } catch {
            show([]);
        }
    }

    input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
        const last = list.children.length - 1;
        if (list.hidden) return;
        if (event.key === "Escape") show([]);
        else if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
        else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
        else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
        else return;
        event.preventDefault();
    });
    // Before the box loses the focus, which would close the list.
    list.addEventListener("pointerdown", (event) => {
        const option = event.target.closest("[role=option]");
        event.preventDefault();
        if (option) location.assign(option.dataset.url);
    });
    input.addEventListener("blur", () => {
        clearTimeout(timer);
        asked += 1;
        show([]);
    });
}

[...document.querySelectorAll("[data-suggestions]")].forEach(offer);
