// Comfort for the question form; without it everything works as well.
(() => {
    "use strict";

    const KEPT_DAYS = 7;
    const NEVER_KEPT = ["csrfmiddlewaretoken", "stamp", "send_key", "website", "proof", "held", "remove", "files", "step", "act", "saves", "agreed"];

    function store(key, value) {
        try {
            if (value === null) localStorage.removeItem(key);
            else localStorage.setItem(key, JSON.stringify(value));
        } catch {
            // No room, or the browser keeps nothing: the form works without a draft.
        }
    }

    function stored(key) {
        try {
            return JSON.parse(localStorage.getItem(key));
        } catch {
            return null;
        }
    }

    function countLetters(form) {
        for (const counter of form.querySelectorAll("[data-counter]")) {
            const field = document.getElementById(counter.dataset.counter);
            const tell = () => {
                const left = counter.dataset.longest - [...field.value.normalize("NFC").trim()].length;
                const words = left < 0 ? counter.dataset.over : counter.dataset.left;
                counter.textContent = words.replace("%s", Math.abs(left));
                counter.classList.toggle("counter-over", left < 0);
            };
            field.addEventListener("input", tell);
            tell();
        }
    }

    function sendOnce(form) {
        let isSent = false;
        form.addEventListener("submit", (event) => {
            if (isSent) {
                event.preventDefault();
                return;
            }
            isSent = true;
            const button = event.submitter;
            if (button) {
                button.dataset.words = button.textContent;
                button.textContent = form.dataset.busy;
                button.setAttribute("aria-disabled", "true");
            }
        });
        // Back from the next page: the form may be sent again.
        window.addEventListener("pageshow", () => {
            isSent = false;
            for (const button of form.querySelectorAll("[data-words]")) {
                button.textContent = button.dataset.words;
                button.removeAttribute("aria-disabled");
            }
        });
    }

    function keepDraft(form) {
        const key = form.dataset.draft;
        const fields = [...form.elements].filter((field) => field.name && !NEVER_KEPT.includes(field.name) && !field.name.startsWith("sure-") && !field.name.includes("consent") && field.name !== "may_publish_name");
        const draft = stored(key);
        const isFresh = draft && Date.now() - draft.at < KEPT_DAYS * 86400000;
        // What was typed after the server's own draft was read is newer than that draft.
        const isNewer = form.dataset.base !== undefined && draft?.base === form.dataset.base;
        if (isFresh && !document.querySelector(".error-summary") && (isNewer || fields.every(isEmpty))) {
            fields.forEach((field) => put(field, draft.told[field.name]));
            offerToForget(form, key);
        }
        let waiting;
        form.addEventListener("input", () => {
            clearTimeout(waiting);
            waiting = setTimeout(() => store(key, { at: Date.now(), base: form.dataset.base, told: told(fields) }), 400);
        });
    }

    function isEmpty(field) {
        return field.type === "radio" || field.type === "checkbox" ? !field.checked : !field.value;
    }

    function told(fields) {
        const values = {};
        for (const field of fields) {
            if (field.type === "radio" || field.type === "checkbox") {
                if (field.checked) values[field.name] = field.value;
            } else values[field.name] = field.value;
        }
        return values;
    }

    function put(field, value) {
        if (value === undefined) return;
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else field.value = value;
        field.dispatchEvent(new Event("input"));
    }

    function offerToForget(form, key) {
        const note = document.createElement("div");
        note.className = "notice notice-correction";
        note.setAttribute("role", "status");
        const words = document.createElement("p");
        words.textContent = form.dataset.found;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button-quiet";
        button.textContent = form.dataset.forget;
        button.addEventListener("click", () => {
            store(key, null);
            form.reset();
            form.dispatchEvent(new Event("reset"));
            note.remove();
            countLetters(form);
        });
        note.append(words, button);
        form.prepend(note);
    }

    function weighFiles(form) {
        const chosen = form.querySelector("input[type=file]");
        if (!chosen) return;
        const note = document.createElement("p");
        note.className = "errorlist";
        note.setAttribute("role", "status");
        chosen.after(note);
        chosen.addEventListener("change", () => {
            const large = [...chosen.files].filter((file) => file.size > 5 * 1024 * 1024);
            note.textContent = large.map((file) => `${file.name}: ${form.dataset.tooLarge}`).join(" ");
        });
    }

    // Shows that a browser is at work, not a program; without it sending has narrower limits.
    function prove(form) {
        if (!form.dataset.challenge || !window.Worker || !window.crypto?.subtle) return;
        const worker = new Worker(form.dataset.prover);
        worker.addEventListener("message", ({ data }) => {
            form.elements.proof.value = data;
            worker.terminate();
        });
        worker.postMessage(JSON.parse(form.dataset.challenge));
    }

    document.querySelectorAll("[data-challenge]").forEach(prove);
    for (const form of document.querySelectorAll("[data-question-form]")) {
        countLetters(form);
        keepDraft(form);
        weighFiles(form);
        sendOnce(form);
    }
    for (const form of document.querySelectorAll("[data-send-once]")) {
        countLetters(form);
        sendOnce(form);
    }
    document.querySelectorAll("[data-draft-sent]").forEach((mark) => store(mark.dataset.draftSent, null));
})();
