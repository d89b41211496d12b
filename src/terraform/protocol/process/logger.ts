/**
 * Logs in the form that Terraform reads from a plugin's stderr: one JSON object of hclog per line. Terraform shows
 * any other line as debug text.
 */
import type { Logger, LogMethod } from "../../context.ts";
import type { Variables } from "./handshake.ts";

const levels = ["trace", "debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

/** Writes one line, which holds its line break. */
type WriteLine = (line: string) => void;

/**
 * Makes the logger of a provider.
 *
 * @param address the provider's address, whose last part Terraform shows in front of each line
 */
export function createLogger(
  env: Variables,
  address: string,
  write: WriteLine,
  now = (): Date => new Date(),
): Logger {
  const lowest = lowestLevel(env);
  const module = address.slice(address.lastIndexOf("/") + 1);
  const method =
    (level: Level): LogMethod =>
    (message, fields) => {
      if (levels.indexOf(level) < lowest) return;
      const header = {
        "@level": level,
        "@message": message,
        "@module": module,
        "@timestamp": timestamp(now()),
      };
      write(`${JSON.stringify({ ...fields, ...header })}\n`);
    };
  return {
    trace: method("trace"),
    debug: method("debug"),
    info: method("info"),
    warn: method("warn"),
    error: method("error"),
  };
}

/**
 * The lowest level to write, from the variables that Terraform reads too. To Terraform, `JSON` and any unknown level
 * mean trace.
 */
function lowestLevel(env: Variables): number {
  const provider = env["TF_LOG_PROVIDER"] ?? "";
  const wanted = (provider === "" ? (env["TF_LOG"] ?? "") : provider).toLowerCase();
  if (wanted === "" || wanted === "off") return levels.length;
  return Math.max(0, levels.indexOf(wanted as Level));
}

/** The time with six fractional digits: hclog does not recognise a line with three. */
function timestamp(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}
