// Fetches the checklist of the page that is edited: when its panel is opened, and after each save.
(() => {
  const list = document.querySelector("[data-desk-checklist]");
  const status = document.querySelector("[data-desk-checklist-status]");
  if (!list) {
    return;
  }
  const MOVING = 300; // Milliseconds.
  let isFresh = false;

  const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

  async function fetchList() {
    if (!list.dataset.page || isFresh || !isShown(list)) {
      return;
    }
    isFresh = true;
    const url = list.dataset.deskChecklist.replace("/0/", `/${list.dataset.page}/`);
    list.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { redirect: "error" });
      if (!response.ok) {
        throw new Error(response.statusText);
      }
      list.innerHTML = await response.text();
      status.textContent = list.querySelector("[data-summary]").textContent.trim();
      list.querySelector("[data-summary]").remove();
    } catch {
      isFresh = false;
      list.textContent = list.dataset.failed;
    }
    list.removeAttribute("aria-busy");
  }

  // `body.<id of a block>.alt_text`: each part names an element inside the one before.
  function find(place) {
    const parts = place.split(".");
    const rows = document.getElementById(`id_${parts[0]}-TOTAL_FORMS`);
    if (rows) {
      return rows.closest("[data-panel]"); // Rows beside the page have no path as a whole.
    }
    let element = document;
    for (const part of parts) {
      const inside = element.querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
      if (!inside) {
        break;
      }
      element = inside;
    }
    return element === document ? null : element;
  }

  async function show(element) {
    const tab = element.closest('[role="tabpanel"]');
    if (tab?.hidden) {
      document.querySelector(`[role="tab"][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
    }
    for (const panel of document.querySelectorAll("[data-panel]")) {
      const toggle = panel.querySelector(":scope > .w-panel__header [data-panel-toggle]");
      if (panel.contains(element) && toggle?.getAttribute("aria-expanded") === "false") {
        toggle.click();
      }
    }
    const side = list.closest("[data-form-side]");
    if (side && side.offsetWidth > window.innerWidth * 0.6) {
      side.querySelector("[data-form-side-close-button]")?.click(); // It lies over the form.
    }
    await new Promise((done) => window.setTimeout(done, MOVING)); // Tabs and panels move.
    element.scrollIntoView({ block: "center" });
    const inputs = element.querySelectorAll(
      'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button',
    );
    const isHeading = (input) => input.closest("[data-panel]") === element && input.closest(".w-panel__header");
    [...inputs].find((input) => isShown(input) && !isHeading(input))?.focus({ preventScroll: true });
  }

  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-desk-place]");
    const element = link && find(link.dataset.deskPlace);
    if (element) {
      event.preventDefault();
      show(element);
    }
  });

  document.addEventListener("w-autosave:success", ({ detail }) => {
    list.dataset.page = detail?.data?.pk ?? list.dataset.page;
    isFresh = false;
    fetchList();
  });

  new IntersectionObserver(fetchList).observe(list);
})();
