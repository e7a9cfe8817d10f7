// Copies a quote or a figure when its box is opened. Without it the reader copies from the box.
for (const box of document.querySelectorAll("details.copy")) {
  box.addEventListener("toggle", async () => {
    const status = box.querySelector("[role=status]");
    status.textContent = "";
    if (!box.open) return;
    const text = box.querySelector("textarea");
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = box.dataset.copied;
    } catch {
      // Not allowed here: the text is marked, ready to be copied by hand.
    }
  });
}
