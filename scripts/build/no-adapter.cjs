// Stands in for axios' adapters for browsers in the bundle: see stand-ins.ts.
module.exports = null;
