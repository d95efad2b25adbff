// Words put at the end of an answer; what was typed stays.
function addTo(answer, text) {
    if (!text || !answer) return;
    answer.closest("details")?.setAttribute("open", "");
    const typed = answer.value.trimEnd();
    answer.value = typed ? `${typed}\n\n${text}` : text;
    answer.dispatchEvent(new Event("input", { bubbles: true }));
    answer.focus();
}

// The link or the text of a similar answer.
for (const buttons of document.querySelectorAll("[data-desk-inserts]")) buttons.hidden = false;
document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk-insert]");
    if (button) addTo(document.getElementById(button.dataset.into), button.dataset.deskInsert);
});

// A form that needs the wide column unfolds where the list of what to do leads to it.
function unfold(place) {
    document.getElementById(place.slice(1))?.querySelector(":scope > details.desk-act")?.setAttribute("open", "");
}

if (location.hash) unfold(location.hash);
document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) unfold(link.hash);
});
