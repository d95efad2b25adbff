// Worker: finds the counter whose derived key begins as the challenge asks (ALTCHA, version 2).
"use strict";

const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function derived({ nonce, salt, cost, keyLength }, counter) {
    const password = new Uint8Array(nonce.length + 4);
    password.set(nonce);
    new DataView(password.buffer).setUint32(nonce.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const settings = { name: "PBKDF2", hash: "SHA-256", salt, iterations: cost };
    return new Uint8Array(await crypto.subtle.deriveBits(settings, key, keyLength * 8));
}

async function solved({ parameters }) {
    const told = { ...parameters, nonce: fromHex(parameters.nonce), salt: fromHex(parameters.salt) };
    for (let counter = 0; counter < 100000; counter++) {
        const key = toHex(await derived(told, counter));
        if (key.startsWith(parameters.keyPrefix)) return { counter, derivedKey: key };
    }
    return null;
}

addEventListener("message", async ({ data: challenge }) => {
    const solution = await solved(challenge);
    if (solution) postMessage(btoa(JSON.stringify({ challenge, solution })));
});
