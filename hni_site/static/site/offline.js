// Pages that were read stay readable without a connection: hni_site/website/service_worker.js.
const workers = navigator.serviceWorker;
if (workers) {
  const isFirst = !workers.controller;
  workers.register("/service-worker.js").then(() => workers.ready).then(({ active }) => {
    const files = [...document.styleSheets].map((sheet) => sheet.href);
    if (isFirst) active.postMessage({ page: location.href, files });
  });
}
