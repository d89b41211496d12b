/**
 * What a test makes go wrong: faults of HTTP calls, and changes of sources that no call of the API made. Nothing here
 * answers a call as the API does when all is well.
 */
export type { Misreading } from "./acts.ts";
export { befall } from "./befall.ts";
export type { Fault } from "./fault.ts";
export { Faults, type InjectedFault } from "./faults.ts";
export { firstOfList } from "./misread.ts";
export { type Outgoing, toOutgoing } from "./outgoing.ts";
export { type OtherSource, OutOfBand, type PlannedBreakdown, type SourceChange } from "./out-of-band.ts";
export { parseFault } from "./parse-fault.ts";
export { parseBreakdown, parseOtherSource, parseSourceChange } from "./parse-out-of-band.ts";
