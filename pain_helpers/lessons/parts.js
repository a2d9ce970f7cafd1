// What pages share that keep all that a reader does in the page.

function make(tag, { text, ...properties } = {}, children = [], page = document) {
  const part = Object.assign(page.createElement(tag), properties);
  if (text !== undefined) part.textContent = text;
  part.append(...children);
  return part;
}

// In JupyterLab a key is also a command, such as "d d" for deleting the cell. It looks for this on what has the focus.
function keepKeys(el, controls) {
  for (const part of el.querySelectorAll(controls)) part.setAttribute("data-lm-suppress-shortcuts", "true");
}

// A widget whose state is kept as long as it is, so that a second view of it shows the same.
function keptPage(name, state, draw) {
  return {
    render({ model, el }) {
      el.classList.add(name);
      el.setAttribute("role", "group");
      const content = model.get("page");
      el.setAttribute("aria-label", content.words.title);
      draw(el, content, state);
    },
  };
}
