// Nothing on the pages needs a script. This one has them kept, to be read without a connection.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js");
  navigator.serviceWorker.ready.then(({ active }) => {
    const files = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
    active.postMessage([location.href, ...Array.from(files, (file) => file.href || file.src)]);
  });
}
