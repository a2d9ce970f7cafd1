// What the kernel takes for Pyodide. Python starts here as soon as the page asks for it (early.mjs), and the kernel,
// which comes later, is given the one that is on its way; any further kernel gets one of its own.
import { loadPyodide as load } from "./pyodide.mjs";

const PLACE = new URL(".", import.meta.url).href;
// What a first lab takes longest to import. Where a part is missing, the cell that needs it says so.
const IMPORTS = "import contextlib\nwith contextlib.suppress(ImportError):\n    import pyodide_kernel, pain_helpers.labs, pain_helpers.lessons";

let early = null;
const kernel = {}; // how the kernel wants to be told what Python says

async function begin(packages) {
  const tell = (kind) => (text) => kernel[kind]?.(text);
  const python = await load({ indexURL: PLACE, packages, stdout: tell("stdout"), stderr: tell("stderr") });
  await python.runPythonAsync(IMPORTS);
  return python;
}

export function startEarly(packages) {
  early = begin(packages);
  early.catch(() => {}); // the kernel meets the same fault, and says it
}

export function loadPyodide(options) {
  const started = early;
  early = null;
  if (!started) return load(options);
  Object.assign(kernel, { stdout: options.stdout, stderr: options.stderr });
  return started;
}
