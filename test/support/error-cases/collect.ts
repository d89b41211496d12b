import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { createCertificate } from "../../../src/terraform/protocol/process/certificate.ts";
import { requiredProviders } from "../configuration.ts";
import type { Engine } from "../engines.ts";
import { catalogueWithNewConnector } from "../new-connector.ts";
import { Workspace } from "../workspace.ts";
import { labelOf, webhook, type ErrorCase, type Hosts } from "./error-case.ts";
import type { Group } from "./groups.ts";
import { startOddHosts } from "./odd-hosts.ts";
import { shownBy, type CasePlace, type Shown } from "./shown.ts";

/** Runs the cases of a group. @returns what the engine shows for each case, by its title */
export async function collect({ cases, steps }: Group, engine: Engine): Promise<Map<string, Shown[]>> {
  const simulator = await startSimulator({ catalogue: catalogueWithNewConnector(), deployTimeMs: 0 });
  const untrusted = await startUntrusted();
  const odd = await startOddHosts();
  const hosts: Hosts = {
    simulator: simulator.url,
    clientId: simulator.clientId,
    secret: simulator.secret,
    untrusted: `https://127.0.0.1:${String(portOf(untrusted))}`,
    closed: neverOpen,
    odd: odd.hosts,
    foreignId: simulator.addSource({ name: "somebody-elses", connector: "stripe_webhook" }),
    newConnectorId: simulator.addSource({
      name: "of-a-new-connector",
      connector: "newdb",
      config: { "database.hostname.user.defined": "db.example.com", "database.password": "example-password" },
    }),
  };
  const workspace = new Workspace({
    engine,
    environment: {
      STREAMKAP_HOST: hosts.simulator,
      STREAMKAP_CLIENT_ID: steps === "plan-provider" ? "" : hosts.clientId,
      STREAMKAP_SECRET: steps === "plan-provider" ? "" : hosts.secret,
    },
  });
  try {
    return await run(cases, steps, { workspace, simulator, hosts });
  } finally {
    workspace.remove();
    untrusted.close();
    odd.close();
    await simulator.close();
  }
}

/** What the cases of one group share. */
interface Stage {
  /** The folder in which the engine runs their configuration. */
  readonly workspace: Workspace;
  /** The API that they call. */
  readonly simulator: Simulator;
  /** The hosts that their configurations name. */
  readonly hosts: Hosts;
}

async function run(
  cases: readonly ErrorCase[],
  steps: Group["steps"],
  { workspace, simulator, hosts }: Stage,
): Promise<Map<string, Shown[]>> {
  const options = ["-json", "-input=false"];
  const exists = steps === "refresh" || steps === "update" || steps === "destroy";
  if (exists) {
    workspace.write(
      "main.tf",
      requiredProviders() + cases.map((one) => webhook(labelOf(one), one.given)).join(""),
    );
    await workspace.succeed("init", "-input=false");
    await workspace.succeed("apply", "-input=false", "-auto-approve");
  }
  const places = write(cases, workspace, hosts, steps);
  if (!exists) await workspace.succeed("init", "-input=false");
  for (const one of cases) one.arrange?.(simulator, { label: labelOf(one), hosts });
  const commands: Record<Group["steps"], string[]> = {
    validate: ["validate", "-json"],
    "plan-provider": ["plan", ...options],
    plan: ["plan", ...options],
    refresh: ["plan", ...options],
    import: ["plan", ...options],
    create: ["apply", "-auto-approve", ...options],
    update: ["apply", "-refresh=false", "-auto-approve", ...options],
    destroy: ["apply", "-destroy", "-refresh=false", "-auto-approve", ...options],
  };
  const outcome = await workspace.run(...commands[steps]);
  if (outcome.stderr.trim() !== "") throw new Error(outcome.stderr);
  const shown = shownBy(outcome, places);
  return new Map(cases.map((one) => [one.title, shown.get(labelOf(one)) ?? []]));
}

/**
 * The provider block of cases that have none of their own. Each call has one try. Each source is read with a GET of its own,
 * because the fault of a case befalls that GET.
 */
const plainProvider = 'provider "streamkap" {\n  max_retries = 0\n  share_reads = false\n}\n';

function write(
  cases: readonly ErrorCase[],
  workspace: Workspace,
  hosts: Hosts,
  steps: Group["steps"],
): CasePlace[] {
  const more = steps === "update" ? '  kc_cluster_id = "other"\n' : "";
  let text = requiredProviders() + (steps === "plan-provider" ? "" : plainProvider);
  const places = cases.map((one) => {
    const label = labelOf(one);
    const firstLine = text.split("\n").length;
    text += one.block({ label, hosts }).replace(/\}\n$/, `${more}}\n`);
    return { label, firstLine, lastLine: text.split("\n").length - 1, marker: one.marker };
  });
  workspace.write("main.tf", text);
  return places;
}

/**
 * A host at which nobody listens. Only the system may listen at port 1. A port that was free a moment ago could belong
 * to another process by now.
 */
const neverOpen = "http://127.0.0.1:1";

/** Starts a server that speaks TLS with a certificate that no authority has signed. */
async function startUntrusted(): Promise<Server> {
  const { certificatePem: cert, privateKeyPem: key } = createCertificate(new Date());
  const server = createServer({ cert, key }, (_request, response) => response.end("{}"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
