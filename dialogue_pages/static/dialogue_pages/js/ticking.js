// Ticked rows of the desk's list: all of the page by one tick, and how many they are.
const ticks = [...document.querySelectorAll("[data-desk-tick]")];
const all = document.querySelector("[data-desk-tick-all]");
const count = document.querySelector("[data-desk-ticked]");

function tell() {
    const ticked = ticks.filter((tick) => tick.checked).length;
    if (count) {
        count.hidden = false;
        count.textContent = ticked;
    }
    if (all) {
        all.hidden = false;
        all.checked = ticked > 0 && ticked === ticks.length;
        all.indeterminate = ticked > 0 && ticked < ticks.length;
    }
}

document.addEventListener("change", (event) => {
    if (event.target === all) for (const tick of ticks) tick.checked = all.checked;
    if (event.target === all || ticks.includes(event.target)) tell();
});
window.addEventListener("pageshow", tell);
