/**
 * What a test makes go wrong: faults of HTTP calls, and changes of sources that no call of the API made. Nothing here
 * answers a call as the API does when all is well.
 */
export { befall, type Misreading, type Outgoing, toOutgoing } from "./befall.ts";
export type { Fault } from "./fault.ts";
export { Faults, type InjectedFault } from "./faults.ts";
export { type OtherSource, OutOfBand, type PlannedBreakdown, type SourceChange } from "./out-of-band.ts";
export { parseFault } from "./parse-fault.ts";
export { parseBreakdown, parseOtherSource, parseSourceChange } from "./parse-out-of-band.ts";
