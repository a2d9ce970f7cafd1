// Runs a Python script in Pyodide, with a folder of this machine in it: node compiled.mjs PYODIDE SCRIPT FOLDER
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [core, script, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${core}/pyodide.mjs`));
const pyodide = await loadPyodide({ indexURL: `${core}/` });
pyodide.FS.mkdirTree("/wheels");
pyodide.mountNodeFS("/wheels", folder);
pyodide.runPython(readFileSync(script, "utf8"));
