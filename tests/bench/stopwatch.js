// Times, in the page, what a learner waits for: from a key press to the painted picture.
window.stopwatch = (() => {
  const frame = () => new Promise(requestAnimationFrame);
  let pressed = null; // when the key went down
  let armed = false;
  let painted = null; // tells whoever waits
  let pictures = []; // when each picture was painted

  window.addEventListener("keydown", () => {
    if (armed) pressed = performance.now();
    armed = false;
  }, true);

  async function arrived(image) {
    const source = image.src;
    try {
      await image.decode();
    } catch {
      return; // another picture took its place before it was shown
    }
    // A change is on the screen when the frame after it begins.
    await frame();
    await frame();
    if (!image.isConnected || image.src !== source) return;
    const now = performance.now();
    pictures.push(now);
    if (pressed !== null) {
      painted(now - pressed);
      pressed = null;
    }
  }

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") arrived(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const images = node.matches("img") ? [node] : node.querySelectorAll("img");
        for (const image of images) arrived(image);
      }
    }
  });

  return {
    watch(cell) {
      observer.disconnect();
      observer.observe(cell, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });
    },
    // To be called before a press; `waited` then gives the milliseconds.
    arm() {
      armed = true;
      pressed = null;
      this.waited = new Promise((resolve, reject) => {
        painted = resolve;
        setTimeout(() => reject(new Error("no picture came within 10 seconds")), 10_000);
      });
      this.waited.catch(() => {});
    },
    startCounting() {
      pictures = [];
      this.began = performance.now();
    },
    // Pictures painted a second since the start.
    rate() {
      const now = performance.now();
      return pictures.filter((time) => time <= now).length / ((now - this.began) / 1000);
    },
  };
})();
