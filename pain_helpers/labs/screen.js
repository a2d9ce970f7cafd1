// A lab's picture, its sentence, and the names that ipywidgets' sliders lack.

function nameControls(lab) {
  for (const row of lab.querySelectorAll(".pain-control")) {
    const name = row.querySelector(".widget-label")?.textContent;
    for (const part of row.querySelectorAll(".noUi-handle, input")) {
      if (name && part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    }
  }
}

function render({ model, el }) {
  el.classList.add("pain-screen");
  const picture = document.createElement("img");
  picture.className = "pain-picture";
  picture.width = model.get("width");
  picture.height = model.get("height");
  const sentence = document.createElement("p");
  sentence.className = "pain-sentence";
  sentence.setAttribute("role", "status");
  const notice = document.createElement("p");
  notice.className = "pain-notice";
  notice.setAttribute("role", "alert");
  el.replaceChildren(picture, notice, sentence);

  let shown = null;
  const showPicture = () => {
    const url = URL.createObjectURL(new Blob([model.get("picture")], { type: "image/jpeg" }));
    picture.src = url;
    if (shown) URL.revokeObjectURL(shown);
    shown = url;
  };
  const showWords = () => {
    sentence.textContent = model.get("words");
    picture.alt = model.get("words");
  };
  const showNotice = () => { notice.textContent = model.get("notice"); };
  model.on("change:picture", showPicture);
  model.on("change:words", showWords);
  model.on("change:notice", showNotice);
  showPicture();
  showWords();
  showNotice();

  // The controls are drawn by ipywidgets, some of them after this.
  let observer = null;
  const watch = requestAnimationFrame(function find() {
    const lab = el.closest(".pain-lab");
    if (!lab) return;
    nameControls(lab);
    observer = new MutationObserver(() => nameControls(lab));
    observer.observe(lab, { childList: true, subtree: true });
  });
  return () => {
    cancelAnimationFrame(watch);
    observer?.disconnect();
    if (shown) URL.revokeObjectURL(shown);
  };
}

export default { render };
