/**
 * A local Streamkap API: an independent statement of how the API answers, with its quirks. It is made of node:http and
 * the catalogue, and has the API's routes, the records of the sources, and the books of the requests. It never uses the
 * client of the API or the provider's conversions, because the simulator and the provider check each other. It never
 * reads the process's arguments or environment.
 */
export type { SimulatorClock } from "./clock.ts";
export type { BookedRequest } from "./books/index.ts";
export type { SourceAnswer } from "./api/index.ts";
export { startSimulator, type Simulator, type SimulatorOptions } from "./start-simulator.ts";
export type { Fault } from "./faults/index.ts";
export type { InjectedFault } from "./faults/index.ts";
export type { OtherSource, PlannedBreakdown, SourceChange } from "./faults/index.ts";
export { parseDefinitions } from "./api/index.ts";
export { parseFault } from "./faults/index.ts";
export { parseQuirk } from "./parse-quirk.ts";
export { quirkChoices, type Quirks } from "./quirks.ts";
export type { RateLimit } from "./http/index.ts";
