// Counts down beside each embargo. Without this script the words from the server stay as they are.

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const SECONDS_IN_DAY = 86400;
// Numbers that change every second draw the eye: not for those who ask for less motion.
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const language = document.documentElement.lang || "en";

function words(unit, number) {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(number);
}

// The two greatest units, as hni_site/desk/countdown.py has them.
function remaining(seconds) {
  const greatest = seconds >= SECONDS_IN_DAY ? 0 : seconds >= 3600 ? 1 : 2;
  let rest = seconds;
  return UNITS.slice(0, greatest + 2)
    .map(([unit, size]) => {
      const number = Math.floor(rest / size);
      rest %= size;
      return number ? words(unit, number) : "";
    })
    .filter(Boolean)
    .join(" ");
}

function refresh() {
  for (const element of document.querySelectorAll("[data-desk-countdown]")) {
    const seconds = Math.floor((new Date(element.dateTime) - Date.now()) / 1000);
    const text = seconds < 1 ? element.dataset.over : element.dataset.in.replace("%s", remaining(seconds));
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }
  window.setTimeout(refresh, calm.matches ? 60_000 : 1000);
}

refresh();
