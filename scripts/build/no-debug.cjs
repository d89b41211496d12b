// The bundle has this file in place of the package debug; stand-ins.ts says why.
module.exports = () => () => undefined;
