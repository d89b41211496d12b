import { paired, type Row } from "../row.ts";
import { type Fleet, withFleet } from "./fleet.ts";
import type { Usage } from "./measured-run.ts";
import { type Peer, peerAt } from "./peer-provider.ts";

const latencyMs = 100;

/** What both providers do with the same configuration. Each provider makes the state that it starts from. */
const commands = [
  { name: "plan_1", count: 1, run: (fleet: Fleet) => fleet.plan() },
  { name: "destroy_1", count: 1, run: (fleet: Fleet) => fleet.terraform("destroy", "-auto-approve") },
  { name: "plan_1000", count: 1_000, run: (fleet: Fleet) => fleet.plan() },
  { name: "destroy_100", count: 100, run: (fleet: Fleet) => fleet.terraform("destroy", "-auto-approve") },
] as const;

/** What a command took: time, processor time of Terraform and the provider together, and calls of the API. */
type Taken = Pick<Usage, "wallMs" | "totalCpuS"> & { readonly calls: number };

const words = { wallMs: "time", totalCpuS: "cpu", calls: "calls" } as const;

/**
 * Times our provider beside another one, in pairs, where the API answers after 100 ms. The rows name the other binary. A value
 * below 1 means that ours takes less.
 */
export async function measurePeer(path: string, runs: number): Promise<Row[]> {
  const peer = peerAt(path);
  const rows: Row[] = [];
  for (const command of commands) rows.push(...(await compare(command, peer, runs)));
  return rows;
}

function compare({ name, count, run }: (typeof commands)[number], peer: Peer, runs: number): Promise<Row[]> {
  const once = async (fleet: Fleet): Promise<Taken> => {
    await fleet.fill();
    const usage = await run(fleet);
    const calls = fleet.requests().length;
    for (const { id } of fleet.simulator.sources()) fleet.simulator.change(id, { deleted: true });
    return { ...usage, calls };
  };
  return withFleet({ count, latencyMs }, (ours) =>
    withFleet({ count, latencyMs, peer }, async (theirs) => {
      const pairs: { readonly own: Taken; readonly other: Taken }[] = [];
      for (let index = 0; index < runs; index++)
        pairs.push({ own: await once(ours), other: await once(theirs) });
      const row = (what: keyof Taken): Row => ({
        name: `peer_${name}_${words[what]}_ratio`,
        ...paired(pairs.map(({ own, other }) => own[what] / other[what])),
        unit: `x ${peer.name}`,
      });
      return [row("wallMs"), row("totalCpuS"), row("calls")];
    }),
  );
}
