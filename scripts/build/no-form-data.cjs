// Stands in for the package form-data in the bundle: see stand-ins.ts. Nothing is ever one of these.
module.exports = class FormData {};
