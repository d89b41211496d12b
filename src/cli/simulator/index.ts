/** The command `simulator`. It is a part of the plugin, because the construct StreamkapSimulator starts it. */
export { type CommandIo, runSimulator } from "./simulator-command.ts";
