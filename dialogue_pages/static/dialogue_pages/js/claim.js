// An open case tells every 30 seconds that somebody is at it, and says goodbye.
const BEAT = 30_000;
const claim = document.querySelector("[data-desk-claim]");

function tell(what, options = {}) {
    const sent = new FormData(claim);
    sent.set("do", what);
    return fetch(claim.action, { method: "POST", body: sent, ...options });
}

async function beat() {
    if (document.hidden) return;
    const lost = document.querySelector("[data-desk-claim-lost]");
    try {
        const answer = await tell("keep");
        const { holder } = answer.ok ? await answer.json() : {};
        lost.hidden = !holder;
        lost.querySelector("strong").textContent = holder ?? "";
    } catch {
        // No network: the claim ends by itself, and the next beat tells again.
    }
}

if (claim) {
    const beating = setInterval(beat, BEAT);
    document.addEventListener("visibilitychange", beat);
    let isSent = false;
    document.addEventListener("submit", () => { isSent = true; });
    window.addEventListener("pagehide", () => {
        clearInterval(beating);
        if (!isSent) tell("let_go", { keepalive: true }).catch(() => {});
    });
}

// The last step can be taken back for a few seconds only.
const undo = document.querySelector("[data-desk-undo]");
if (undo) setTimeout(() => undo.remove(), Number(undo.dataset.deskUndo) * 1000);
