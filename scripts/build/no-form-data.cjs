// Stands in for the package form-data in the bundle: see bundle.ts.
module.exports = globalThis.FormData;
