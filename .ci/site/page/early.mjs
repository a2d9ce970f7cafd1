// A worker that is the kernel's own, and in which Python starts before the page has come to ask for a kernel.
import "@KERNEL@";
import { startEarly } from "./static/pyodide/python.mjs";

startEarly(new URL(import.meta.url).searchParams.get("packages").split(","));
