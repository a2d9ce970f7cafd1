// What ipywidgets' sliders and fields lack: names, and in a number field the arrow keys.

function nameControls(lab, limits) {
  for (const row of lab.querySelectorAll(".pain-control")) {
    const name = row.querySelector(".widget-label")?.textContent;
    for (const part of row.querySelectorAll(".noUi-handle, input")) {
      if (name && part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    }
  }
  // The fields stand in the order in which the kernel lists them.
  const known = Object.values(limits);
  lab.querySelectorAll(".pain-controls .pain-number input").forEach((field, place) => {
    const [low, , step] = known[place] ?? [];
    if (low === undefined || field.dataset.step) return;
    field.dataset.step = step;
    // A phone's keyboard of digits may have no minus.
    field.inputMode = low < 0 ? "text" : "decimal";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.addEventListener("keydown", (event) => stepNumber(event, field, known[place]));
  });
}

// An arrow up or down is a step, as in the browser's own number field.
function stepNumber(event, field, [low, high, step]) {
  const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const typed = Number(field.value.trim().replace(",", "."));
  if (Number.isNaN(typed)) return;
  const steps = Math.round((typed - low) / step) + way;
  const value = Math.min(high, Math.max(low, low + steps * step));
  field.value = String(Number(value.toPrecision(10)));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// In JupyterLab a bare key is also a command for the cell, such as "d d" for deleting it. It looks for this mark on what
// has the focus. Keys with Ctrl stay JupyterLab's, such as for saving, and so do Escape and Shift+Enter.
function keepKeys(lab) {
  const mark = "data-lm-suppress-shortcuts";
  const onKey = ({ target, key, ctrlKey, metaKey, altKey, shiftKey }) => {
    if (!lab.contains(target) || target.hasAttribute(mark)) return;
    if (ctrlKey || metaKey || altKey || key === "Escape" || (key === "Enter" && shiftKey)) return;
    target.setAttribute(mark, "true");
    setTimeout(() => target.removeAttribute(mark));
  };
  // On the window, so that it comes before JupyterLab, which listens on the document.
  window.addEventListener("keydown", onKey, { capture: true });
  return () => window.removeEventListener("keydown", onKey, { capture: true });
}
