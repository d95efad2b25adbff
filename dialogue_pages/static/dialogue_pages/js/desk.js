// A chosen reply template is copied to the end of the answer; what was typed stays.
document.addEventListener("change", (event) => {
    const select = event.target.closest("[data-desk-template]");
    const text = select?.selectedOptions[0]?.dataset.text;
    const answer = select && document.getElementById(select.dataset.into);
    if (!text || !answer) return;
    const typed = answer.value.trimEnd();
    answer.value = typed ? `${typed}\n\n${text}` : text;
    answer.dispatchEvent(new Event("input", { bubbles: true }));
    answer.focus();
});
