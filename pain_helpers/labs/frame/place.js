// Run All in JupyterLab ends at the last cell (jupyterlab#16402). Here the reader stays where they were.
//
// The first time, this code comes with the first lab, after the jump: so it goes back to the top, where each notebook
// says to choose Run All. Later it knows the place. It moves the page only while cells run, and never against the reader:
// a key, wheel, finger or pointer ends it at once.

function keepPlace(el) {
  const panel = el.closest(".jp-NotebookPanel");
  const page = panel?.querySelector(".jp-WindowedPanel-outer");
  if (!page || panel.painKeepsPlace) return;
  panel.painKeepsPlace = true;

  const whileOutputsCome = 1000; // ms after the last cell has run
  const cells = () => [...page.querySelectorAll(".jp-Notebook-cell")];
  const down = (cell) => cell.getBoundingClientRect().top - page.getBoundingClientRect().top;
  const isSeen = (cell) => down(cell) < page.clientHeight && down(cell) + cell.offsetHeight > 0;
  const isActive = (cell) => cell.matches(".jp-mod-active");
  const running = () =>
    [...page.querySelectorAll(".jp-InputPrompt")].some((prompt) => prompt.textContent.includes("*"));

  // Where a reader is: the cell at the upper edge and how far down it stands, which holds when others change in height.
  const here = () => {
    const cell = cells().find(isSeen) ?? cells()[0];
    return { cell, down: down(cell) };
  };

  let place = here();
  let until = 0;
  let touched = -Infinity;
  const hold = () => {
    const now = performance.now();
    if (until && running()) until = now + whileOutputsCome;
    if (now > until || !place.cell.isConnected) {
      until = 0;
      return;
    }
    const off = down(place.cell) - place.down;
    if (Math.abs(off) >= 1) page.scrollTop += off;
    requestAnimationFrame(hold);
  };
  const goBack = () => {
    until = performance.now() + whileOutputsCome;
    // Keys and screen readers go on from there, too.
    if (cells().at(-1).contains(document.activeElement)) place.cell.focus({ preventScroll: true });
    hold();
  };

  const onTouch = ({ target }) => {
    until = 0;
    // From a menu or a button the reader may have chosen Run All.
    touched = (target instanceof Node && page.contains(target)) || running() ? performance.now() : -Infinity;
  };
  for (const own of ["wheel", "touchstart", "touchend", "pointerdown", "keydown"]) {
    window.addEventListener(own, onTouch, { capture: true, passive: true });
  }
  const onScroll = () => {
    if (until) return;
    const own = performance.now() - touched < 1000;
    if (isActive(cells().at(-1)) && running() && !own) {
      goBack();
      return;
    }
    place = here();
    if (own) touched = performance.now(); // A finger's swing goes on by itself.
  };
  page.addEventListener("scroll", onScroll, { passive: true });

  const [first, last] = [cells()[0], cells().at(-1)];
  if (isActive(last) && isSeen(last)) {
    place = { cell: first, down: down(first) + page.scrollTop };
    goBack();
  }
}

