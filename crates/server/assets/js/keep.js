/** The page that shows a new recovery key: 'Print' and 'Copy'. */

import { enableCopying } from "./copy.js";

enableCopying();
for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
