// Stands in for modules of axios that are never reached: see stand-ins.ts.
module.exports = null;
