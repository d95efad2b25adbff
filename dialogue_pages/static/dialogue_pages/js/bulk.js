// Acts on many questions: a second click sends nothing, and long work goes on by itself.
document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-bulk-once]");
    if (!form) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
});
window.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.querySelectorAll("[data-bulk-once]")) delete form.dataset.sent;
});

const next = document.querySelector("[data-bulk-goes-on]");
if (next) setTimeout(() => next.requestSubmit(), 700);
