/**
 * The programs: the plugin that Terraform starts, the command line of the npm package, and both in one executable. Only this
 * folder reads argv and the environment, and hands them to the rest as values.
 */
export { runCommands } from "./run-commands.ts";
