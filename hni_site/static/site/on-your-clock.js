// Says a moment in the reader's own time and language. Without it the page says it in other zones.
const { lang } = document.documentElement;
const language = lang === "en" ? "en-001" : lang; // World English: the day before the month.

for (const place of document.querySelectorAll(".on-your-clock")) {
  const time = place.querySelector("time");
  const moment = new Date(time.dateTime);
  time.textContent = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    calendar: "gregory",
    timeZoneName: "short",
  }).format(moment);
  place.hidden = false;
}
