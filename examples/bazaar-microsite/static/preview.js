// Tells the newsroom's editor, in whose frame this is, that there is something to see.
parent.postMessage("preview-shown", document.currentScript.dataset.newsroom);
