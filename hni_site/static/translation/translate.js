// Saves each segment as its translator types, and moves between them by keyboard.
(() => {
  const list = document.querySelector("[data-tr-segments]");
  if (!list) {
    return;
  }
  const PAUSE = 800; // Milliseconds without a key before a text is sent.
  const status = document.querySelector("[data-tr-status]");
  const left = document.querySelector("[data-tr-left]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const areas = [...list.querySelectorAll("textarea[data-tr-url]")];
  const saved = new Map(areas.map((area) => [area, area.value]));
  const timers = new Map();
  const underWay = new Map();

  const tell = (text) => {
    status.textContent = text;
  };

  // Shows the page with what is saved; asks for it only while someone looks.
  const preview = document.querySelector("[data-tr-preview]");
  const frame = preview.querySelector("iframe");
  let place = 0;

  function refresh() {
    if (!preview.open) {
      return;
    }
    place = frame.contentWindow?.scrollY ?? 0;
    frame.src = frame.dataset.src;
  }

  preview.addEventListener("toggle", refresh);
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, place));

  function count(area) {
    const place = area.parentElement.querySelector("[data-tr-count]");
    const most = area.dataset.trLength;
    const length = [...area.value.replace(/<[^>]*>/g, "")].length;
    place.textContent = most ? `${length} / ${most}` : length || "";
  }

  function showFindings(area, error, findings) {
    const place = area.parentElement.querySelector("[data-tr-findings]");
    const all = error ? [{ blocks: true, message: error }, ...findings] : findings;
    place.replaceChildren(
      ...all.map(({ blocks, message }) => {
        const item = document.createElement("li");
        item.className = `tr-finding${blocks ? " tr-finding--blocks" : ""}`;
        item.textContent = message;
        return item;
      }),
    );
  }

  async function save(area) {
    clearTimeout(timers.get(area));
    await underWay.get(area); // One after the other: what is sent later is what counts.
    const text = area.value;
    if (text === saved.get(area)) {
      return;
    }
    tell(list.dataset.saving);
    const sending = send(area, text);
    underWay.set(area, sending);
    await sending;
  }

  async function send(area, text) {
    const body = new URLSearchParams({ text, before: saved.get(area) });
    try {
      const response = await fetch(area.dataset.trUrl, {
        method: "POST",
        headers: { "X-CSRFToken": token },
        body,
        redirect: "error",
        keepalive: body.toString().length < 60000,
      });
      const type = response.headers.get("Content-Type") ?? "";
      if (!type.includes("json")) {
        throw new Error(response.statusText);
      }
      const told = await response.json();
      if (!response.ok) {
        area.dataset.trState = "failed";
        if (told.text !== undefined) {
          saved.set(area, told.text); // Known now: to save once more is to mean it.
        }
        showFindings(area, told.text === undefined ? told.error : `${told.error} ${told.text}`, []);
        tell(told.error);
        return;
      }
      saved.set(area, text);
      delete area.dataset.trState;
      showFindings(area, told.error, told.findings);
      refresh();
      left.textContent = `${list.dataset.left}${told.left}`;
      tell(list.dataset.saved);
    } catch {
      area.dataset.trState = "failed";
      tell(list.dataset.failed);
    }
  }

  function go(area, step) {
    const next = areas[areas.indexOf(area) + step];
    save(area);
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  }

  function take(area, number) {
    const suggestions = area.parentElement.querySelectorAll("[data-tr-take]");
    const chosen = suggestions[number];
    if (chosen) {
      area.value = chosen.textContent;
      area.focus();
      count(area);
      save(area);
    }
  }

  for (const area of areas) {
    count(area);
    area.addEventListener("input", () => {
      count(area);
      clearTimeout(timers.get(area));
      timers.set(area, setTimeout(() => save(area), PAUSE));
    });
    area.addEventListener("change", () => save(area));
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) {
        event.preventDefault();
        go(area, event.shiftKey ? -1 : 1);
      } else if (event.altKey && ["1", "2", "3"].includes(event.key)) {
        event.preventDefault();
        take(area, Number(event.key) - 1);
      }
    });
    for (const button of area.parentElement.querySelectorAll("[data-tr-take]")) {
      button.addEventListener("click", () => {
        area.value = button.textContent;
        area.focus();
        count(area);
        save(area);
      });
    }
  }

  // What was typed last goes with the form that is sent.
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", async (event) => {
      const unsaved = areas.filter((area) => area.value !== saved.get(area));
      if (!unsaved.length || form.dataset.trReady) {
        return;
      }
      event.preventDefault();
      await Promise.all(unsaved.map(save));
      if (areas.every((area) => area.value === saved.get(area))) {
        form.dataset.trReady = "1";
        form.requestSubmit(event.submitter);
      }
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (areas.some((area) => area.value !== saved.get(area))) {
      event.preventDefault();
    }
  });
})();
