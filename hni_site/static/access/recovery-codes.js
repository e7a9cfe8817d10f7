// Printing and copying recovery codes; the buttons are shown only where this script runs.
const ways = document.querySelector("[data-recovery-codes]");
const copy = ways.querySelector("[data-copy]");
const codes = [...document.querySelectorAll("#recovery-codes code")].map((code) => code.textContent);

ways.hidden = false;
ways.querySelector("[data-print]").addEventListener("click", () => window.print());
copy.hidden = !navigator.clipboard; // Browsers have one on https and on this machine only.
copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    ways.querySelector("[role=status]").textContent = copy.dataset.copied;
});
