// Words typed into the forms of a case are not lost by a slip: the browser asks before the
// page goes, and a form that was refused comes into sight with what is wrong.
let sent = null;

function isTyped(form) {
    if ("deskTried" in form.dataset) return true;
    const fields = [...form.elements].filter((field) => field.matches("textarea, input[type='text']"));
    return fields.some((field) => !field.readOnly && field.value !== field.defaultValue);
}

document.addEventListener("submit", (event) => { sent = event.target; });
window.addEventListener("beforeunload", (event) => {
    const forms = [...document.querySelectorAll("#main form[method='post']")];
    if (forms.some((form) => form !== sent && isTyped(form))) event.preventDefault();
    sent = null;
});

const wrong = document.querySelector("[data-desk-tried] :is(.messages .error, [aria-invalid='true'])");
if (wrong) {
    const field = wrong.matches("[aria-invalid]") ? wrong : wrong.closest("details").querySelector("summary");
    field.focus({ preventScroll: true });
    wrong.scrollIntoView({ block: "center" });
}
