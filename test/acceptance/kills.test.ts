/**
 * Kills an apply at every moment of a create, and expects that the next apply loses no source and makes none twice. The API is
 * held at the moment that the test needs, so no test depends on luck.
 */
import { once } from "node:events";
import type { Readable } from "node:stream";
import { engines } from "../support/engines.ts";
import { startHttpBackend, type HttpBackend } from "../support/http-backend.ts";
import { applyArguments, JournalScene, post, webhook } from "../support/journal-scene.ts";
import { kill, until, victims, type Victim } from "../support/processes.ts";
import type { Fault } from "../../src/simulator/index.ts";

interface Moment {
  readonly when: string;
  /** Where the API is held, and the apply is killed. */
  readonly fault: Fault;
  /** Names of the sources that exist when the API has let go of what it held, after the kill. */
  readonly made: readonly string[];
  /** Names of the sources that the next apply takes over. It creates the others, or has them in its state. */
  readonly takenOver: (victim: Victim) => readonly string[];
  /** Number of the notes in the journal at that moment. @default 1 */
  readonly notes?: number;
  /** Whether a second source is created after the first one. @default false */
  readonly second?: boolean;
  /** Whether the state is in a remote backend, to which the engine writes late. @default false */
  readonly remote?: boolean;
  /** The argument `wait` of each source. @default "none" */
  readonly wait?: string;
}

const second = { ...post, name: "other", act: "holdAfter" } as const;

const moments: readonly Moment[] = [
  {
    when: "before the POST leaves: it waits, for the API has told it to slow down",
    fault: { ...post, act: "answer", status: 429, headers: { "Retry-After": "50" } },
    made: [],
    takenOver: () => [],
  },
  {
    when: "before the POST is carried out",
    fault: { ...post, act: "hold" },
    made: ["hook"],
    takenOver: () => ["hook"],
  },
  {
    when: "after it was carried out, before its answer",
    fault: { ...post, act: "holdAfter" },
    made: ["hook"],
    takenOver: () => ["hook"],
  },
  {
    when: "after its answer, while the source is waited for",
    fault: { method: "GET", path: "/sources/{id}", name: "hook", act: "hold" },
    made: ["hook"],
    takenOver: () => ["hook"],
    wait: "active",
  },
  {
    when: "after our answer, which the state has",
    fault: second,
    made: ["hook", "other"],
    takenOver: () => ["other"],
    second: true,
    notes: 2,
  },
  {
    when: "after our answer, before terraform writes it to a remote state",
    fault: second,
    made: ["hook", "other"],
    // If only the provider is killed, Terraform lives on, and writes the state at its end.
    takenOver: (victim) => (victim === "the provider" ? ["other"] : ["hook", "other"]),
    second: true,
    notes: 2,
    remote: true,
  },
];

describe.each(engines())("an apply of $name that is killed", (engine) => {
  let scene: JournalScene;
  let backend: HttpBackend;

  beforeEach(async () => {
    backend = await startHttpBackend();
  });
  afterEach(async () => {
    await scene.close();
    backend.close();
  });

  describe.each(moments)("$when", ({ fault, made, takenOver, notes = 1, second, remote, wait = "none" }) => {
    it.each(victims)("loses no source and makes none twice if the victim is %s", async (victim) => {
      const each = `  wait = "${wait}"\n`;
      const after = webhook("other", "other", `${each}  depends_on = [streamkap_source_webhook.hook]\n`);
      scene = await JournalScene.open(
        engine,
        (remote === true ? backend.hcl : "") + webhook("hook", "hook", each) + (second === true ? after : ""),
        { deployTimeMs: wait === "none" ? 0 : 100 },
      );
      const trap = scene.simulator.inject(fault);
      const terraform = scene.start();
      await trap.reached;
      expect(scene.notes()).toHaveLength(notes);
      await kill(terraform, victim);
      // OpenTofu may write a local state late, too. The state then lacks a source that the provider has reported.
      const late =
        second === true && remote !== true ? made.filter((name) => !scene.stored().includes(name)) : [];
      trap.remove();
      await until(() => scene.names().length === made.length);
      expect(scene.names()).toEqual(made);

      const { code, stdout } = await scene.apply();
      expect(code).toBe(0);
      const said = [...stdout.matchAll(/The source "(\w+)" was taken over/g)].map(([, name]) => name);
      expect(said.sort()).toEqual([...new Set([...takenOver(victim), ...late])].sort());
      await scene.expectSettled(...(second === true ? ["hook", "other"] : ["hook"]));
    });
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "stores the source that is being created if it is interrupted by one %s",
    async (signal) => {
      scene = await JournalScene.open(engine);
      const trap = scene.simulator.inject({ ...post, act: "holdAfter" });
      const terraform = scene.start();
      const exited = once(terraform, "exit");
      await trap.reached;
      terraform.kill(signal);
      await printed(terraform.stdout!, "Gracefully shutting down");
      trap.release();
      await exited;
      await scene.expectSettled("hook");
    },
  );

  it("has its source taken over by the next apply if it is interrupted twice", async () => {
    scene = await JournalScene.open(engine);
    const trap = scene.simulator.inject({ ...post, act: "holdAfter" });
    const terraform = scene.start(applyArguments, { TF_LOG: "ERROR" });
    const exited = once(terraform, "exit");
    await trap.reached;
    terraform.kill("SIGINT");
    await printed(terraform.stdout!, "Gracefully shutting down");
    terraform.kill("SIGINT");
    // When the engine prints this line, the provider has answered Shutdown, and the create is still under way.
    await printed(terraform.stderr!, "client connection is closing");
    trap.release();
    await exited;
    expect(await scene.apply()).toMatchObject({ code: 0, stdout: expect.stringContaining("was taken over") });
    await scene.expectSettled("hook");
  });
});

async function printed(stream: Readable, what: string): Promise<void> {
  let text = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes(what)) break;
  }
  stream.resume();
}
