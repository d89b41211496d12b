/**
 * The command `orphans`. It compares the sources of an account with states of Terraform, and prints how to import those
 * that no state has. It changes nothing, and knows no API: the provider does the comparison.
 */
export { runOrphans, type OrphansIo } from "./orphans-command.ts";
