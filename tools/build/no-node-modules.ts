/**
 * Stands in for Node's `http`, `https` and `url` in the browser builds. dohjs requires all three
 * for a transport of its own, which cannot run in an extension worker and which Fluxward does not
 * use; of them only `URL` is touched when the module is loaded.
 */
export const URL = globalThis.URL;
