// A closed list of choices cuts what is long: what is chosen then stands below it whole.
const pen = document.createElement("canvas").getContext("2d");

function isCut(select, words) {
    const style = getComputedStyle(select);
    pen.font = style.font;
    const room = select.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
    return select.clientWidth > 0 && pen.measureText(words).width > room;
}

function tellWhole(select) {
    const words = select.selectedOptions[0]?.textContent.trim() ?? "";
    let told = select.parentElement.querySelector(":scope > .desk-whole");
    if (!told) {
        told = document.createElement("p");
        told.className = "desk-whole";
        told.ariaHidden = "true";
        select.after(told);
    }
    told.textContent = isCut(select, words) ? words : "";
}

function tellAll(within) {
    for (const select of within.querySelectorAll("select")) tellWhole(select);
}

for (const act of document.querySelectorAll(".desk-act")) {
    tellAll(act);
    act.addEventListener("change", (event) => event.target.matches("select") && tellWhole(event.target));
    act.addEventListener("toggle", () => tellAll(act));
}
window.addEventListener("resize", () => tellAll(document.getElementById("main")));
