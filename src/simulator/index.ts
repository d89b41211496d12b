/**
 * A local Streamkap API: an independent statement of how the API answers, quirks included, made of
 * node:http and the catalogue. Here are its routes, its records and its books. Never here: the
 * client of the API or the provider's conversions (the two check each other), and anything that
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
