// Says so where a microsite can't be reached: a frame alone would stay blank.
//
// What another origin answers can't be read, but whether it answers at all is known. That it answers
// and yet refuses to be framed is not; so where its page has not said that it is there
// (`postMessage("preview-shown")`), a sentence says what may be wrong.
const PATIENCE = 8_000; // Milliseconds.

const frame = document.querySelector("iframe");
const { origin } = frame.dataset;
let isShown = false;

window.addEventListener("message", (event) => {
  if (event.origin === origin && event.data === "preview-shown") {
    isShown = true;
    document.getElementById("refused").hidden = true;
  }
});

fetch(`${origin}/`, {
  mode: "no-cors",
  credentials: "omit",
  cache: "no-store",
  referrerPolicy: "no-referrer",
  signal: AbortSignal.timeout(PATIENCE),
}).then(
  () =>
    setTimeout(() => {
      document.getElementById("refused").hidden = isShown;
    }, PATIENCE / 2),
  () => {
    document.getElementById("unreachable").hidden = false;
    frame.hidden = true;
  },
);
