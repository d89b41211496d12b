import type { Connector, Setting } from "../catalogue/index.ts";
import { attributePath, type Diagnostic } from "../terraform/index.ts";
import { apiDiagnostic, isApiError, type Asked } from "./api-diagnostic.ts";

/**
 * The API's refusal of a configuration. It speaks of settings by its own keys: the message says which
 * arguments they are here, and points at the argument where there is one only.
 */
export function refusal(summary: string, thrown: unknown, connector: Connector, asked: Asked): Diagnostic {
  const named = isApiError(thrown) && thrown.status !== undefined ? settingsIn(thrown.detail, connector) : [];
  const [only] = named.length === 1 ? named.map(({ attribute }) => attribute) : [];
  const subject = isApiError(thrown) && thrown.kind === "duplicate" ? "name" : only;
  const path = subject === undefined ? [] : attributePath(subject);
  const diagnostic = apiDiagnostic(summary, thrown, { asked, path });
  const names = named
    .filter(({ wire, attribute }) => wire !== attribute)
    .map(({ wire, attribute }) => `${wire} is the argument ${attribute}.`);
  return names.length === 0
    ? diagnostic
    : { ...diagnostic, detail: `${diagnostic.detail}\n\n${names.join(" ")}` };
}

/** Those whose key stands in the text as a word of its own: `ssh.port`, not the one in `x.ssh.port.y`. */
function settingsIn(text: string, { settings }: Connector): Setting[] {
  const words = new Set(text.split(/[^\w.-]+/).map((word) => word.replace(/^body\.config\./, "")));
  const keys = new Set([...words].map((word) => word.replace(/[.:]+$/, "")));
  // A key without a dot is an ordinary word.
  return settings.filter(({ wire }) => wire.includes(".") && keys.has(wire));
}
