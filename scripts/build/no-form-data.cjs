// Stands in for the package form-data in the bundle: see stand-ins.ts.
module.exports = globalThis.FormData;
