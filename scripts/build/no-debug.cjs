// Stands in for the package debug in the bundle: see stand-ins.ts.
module.exports = () => () => undefined;
