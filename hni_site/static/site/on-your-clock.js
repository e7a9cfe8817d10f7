// Says a moment in the reader's own time and language. Without it the page says it in other zones.
for (const place of document.querySelectorAll(".on-your-clock")) {
  const time = place.querySelector("time");
  const moment = new Date(time.dateTime);
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(moment);
  place.hidden = false;
}
