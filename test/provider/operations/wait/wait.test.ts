import { finishChange } from "../../../../src/provider/operations/wait/finish-change.ts";
import { waitUntilSettled, type SettleOptions } from "../../../../src/provider/operations/wait/wait.ts";
import { waitUntilGone } from "../../../../src/provider/operations/wait/wait-until-gone.ts";
import type { Source } from "../../../../src/streamkap/index.ts";
import { readCatalogue } from "../../../../src/catalogue/index.ts";
import { startApi, type ApiServer, type Reply } from "../../../streamkap/api-server.ts";
import { catalogueFolder } from "../../../support/paths.ts";
import { context } from "../../../terraform/server/test-resource.ts";
import { LeapingClock } from "../../../streamkap/leaping-clock.ts";

const id = "66a0c0ffee0000000000beef";
const found = (connector_status: string, more: object = {}): Reply => ({
  body: { total: 1, page: 1, page_size: 10, result: [{ id, connector_status, ...more }] },
});
const gone: Reply = { body: { total: 0, page: 1, page_size: 10, result: [] } };
const source = { id, connector_status: "Pending", desired_state: "Active" } as Source;
const soon = (): Date => new Date(Date.now() + 60_000);

let api: ApiServer;
afterEach(() => api.close());

/** Makes the API answer the replies one after the other, and the last one for ever. */
async function answering(...replies: readonly Reply[]): Promise<ApiServer> {
  let asked = 0;
  api = await startApi(() => replies[Math.min(asked++, replies.length - 1)]);
  return api;
}

describe("waitUntilSettled", () => {
  const settle = (answered: Partial<Source>, options: Partial<SettleOptions> = {}) =>
    waitUntilSettled(
      api.client({ clock: new LeapingClock() }),
      { ...source, ...answered },
      {
        deadline: soon(),
        signal: context.signal,
        ...options,
      },
    );

  it.each<
    [
      string,
      {
        readonly replies: readonly Reply[];
        readonly options: Partial<SettleOptions>;
        readonly kind: string;
        readonly polls: number;
      },
    ]
  >([
    ["ends at Active", { replies: [found("Active")], options: {}, kind: "reached", polls: 1 }],
    [
      "waits from Starting until Active",
      { replies: [found("Starting"), found("Active")], options: {}, kind: "reached", polls: 2 },
    ],
    [
      "forgives a source that is Broken for a moment",
      { replies: [found("Broken"), found("Active")], options: {}, kind: "reached", polls: 2 },
    ],
    [
      "ends at a source that is Broken beyond the grace",
      { replies: [found("Broken")], options: { brokenGraceMs: 0 }, kind: "broken", polls: 1 },
    ],
    [
      "ends at Paused if the source is to be paused",
      { replies: [found("Paused", { desired_state: "Paused" })], options: {}, kind: "reached", polls: 1 },
    ],
    ["ends when the source is gone", { replies: [gone], options: {}, kind: "gone", polls: 1 }],
    [
      "goes on after a look that fails",
      { replies: [{ status: 500, body: {} }, found("Active")], options: {}, kind: "reached", polls: 2 },
    ],
  ])("%s", async (_name, { replies, options, kind, polls }) => {
    const { received } = await answering(...replies);
    expect(await settle({}, options)).toMatchObject({ kind });
    expect(received).toHaveLength(polls);
  });

  it("looks once, two seconds after an answer that says Active, which may be the earlier status", async () => {
    const { received } = await answering(found("Active"));
    const outcome = await settle({ connector_status: "Active" });
    expect(outcome).toMatchObject({ kind: "reached", statuses: ["Active"] });
    expect(outcome.waitedMs).toBeGreaterThanOrEqual(2_000);
    expect(received).toHaveLength(1);
  });

  it("does not believe an answer of Active if the source has broken since", async () => {
    await answering(found("Broken"));
    const outcome = await settle({ connector_status: "Active" });
    expect(outcome).toMatchObject({ kind: "broken", statuses: ["Active", "Broken"] });
  });

  it.each<[string, Partial<Source>, Partial<SettleOptions>]>([
    [
      "says that the source is paused, as it is to be",
      { connector_status: "Paused", desired_state: "Paused" },
      {},
    ],
    ["is to be believed", { connector_status: "Active" }, { believesAnswer: true }],
  ])("asks nothing if the answer to the change %s", async (_name, answered, options) => {
    const { received } = await answering(gone);
    expect(await settle(answered, options)).toMatchObject({ kind: "reached", source: answered });
    expect(received).toEqual([]);
  });

  it.each([
    [500, "failed"],
    [403, "unauthorised"],
  ])("does not blame a source that was Active if looks fail with %i", async (status, kind) => {
    await answering({ status, body: { detail: "no" } });
    const deadline = new Date(Date.now() + 10_000);
    const outcome = await settle({ connector_status: "Active" }, { deadline });
    expect(outcome).toMatchObject({ kind: "reached", unseen: true, failure: { kind } });
  });

  it("keeps the error of the last look that failed, for the final message", async () => {
    await answering(found("Starting"), { status: 500, body: { detail: "the last straw" } });
    const outcome = await settle({ connector_status: "Pending" });
    expect(outcome).toMatchObject({ kind: "timedOut", failure: { detail: "the last straw" } });
  });

  it.each([
    ["timedOut", "Starting"],
    ["broken", "Broken"],
  ])("ends at the deadline as %s if the status is %s", async (kind, status) => {
    await answering(found(status));
    const client = api.client({ clock: new LeapingClock() });
    expect(
      await waitUntilSettled(client, source, { deadline: soon(), signal: context.signal }),
    ).toMatchObject({
      kind,
      source: { connector_status: status },
    });
  });

  it("ends when the signal is aborted, with the source as it was last seen", async () => {
    const stop = new AbortController();
    api = await startApi(() => {
      stop.abort();
      return found("Starting");
    });
    const outcome = await settle({}, { signal: stop.signal });
    expect(outcome).toMatchObject({ kind: "stopped", source });
  });

  it("throws an error that waiting cannot mend", async () => {
    await answering({ status: 403, body: { detail: "no" } });
    await expect(settle({})).rejects.toMatchObject({ kind: "unauthorised" });
  });
});

describe("waitUntilGone", () => {
  it("polls until the API has no such source", async () => {
    const { received } = await answering(found("Active"), gone);
    expect(await waitUntilGone(api.client(), id, { deadline: soon(), signal: context.signal })).toBe(true);
    expect(received).toHaveLength(2);
  });

  it("gives up at the deadline", async () => {
    await answering(found("Active"));
    const waiting = { deadline: new Date(Date.now() + 10), signal: context.signal };
    expect(await waitUntilGone(api.client(), id, waiting)).toBe(false);
  });
});

describe("finishChange", () => {
  const postgresql = readCatalogue(catalogueFolder).get("postgresql")!;
  const finish = (operation: "create" | "update", deadline = new Date(Date.now() + 10)) =>
    finishChange(
      {
        operation,
        connection: {
          kind: "ready",
          api: api.client({ clock: new LeapingClock() }),
          secretsShown: true,
          wait: "active",
        },
        source,
        state: new Map([
          ["id", id],
          ["name", "orders"],
          ["database_password", "sample-password"],
        ]),
        demanded: undefined,
        sent: { texts: ["sample-password"], writeOnly: new Set() },
        deadline,
        connector: postgresql,
      },
      context,
    );

  it("tells why tasks failed, without the secrets of the settings", async () => {
    const trace = "FATAL: no entry for sample-password";
    await answering(found("Broken", { task_statuses: { "0": { state: "FAILED", trace } } }));
    const { newState, diagnostics = [] } = await finish("create", soon());
    expect(newState?.get("id")).toBe(id);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: `The source "orders" (${id}) is Broken` },
    ]);
    expect(diagnostics[0]?.detail).toMatch(/^Its connector has failed\.\n/);
    expect(diagnostics[0]?.detail).toContain("Task 0 failed:\n  FATAL: no entry for ***");
    expect(diagnostics[0]?.detail).not.toContain("longer time");
  });

  it("does not mention tainting after an update, which taints nothing", async () => {
    await answering(found("Starting"));
    const { diagnostics = [] } = await finish("update");
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: `The source "orders" (${id}) is not Active in time` },
    ]);
    expect(diagnostics[0]?.detail).toMatch(/\n\nThe new configuration is saved\.$/);
    expect(diagnostics[0]?.detail).not.toContain("untaint");
  });

  it("keeps the id of a source that cannot be found, so that the next read decides", async () => {
    await answering(gone);
    const { newState, diagnostics = [] } = await finish("create", soon());
    expect(newState?.get("database_password")).toBe("sample-password");
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: expect.stringContaining("disappeared") },
    ]);
  });

  it("reads a source by its id once if a list has shown it, because a list shows no secrets", async () => {
    const other = id.replace(/^66/, "67");
    const answer = (own: string, key: string): object => ({
      id: own,
      connector_status: "Active",
      config: { "api.key": key },
    });
    api = await startApi(({ path }) => {
      const own = path.split("/")[2];
      const result =
        own === undefined ? [id, other].map((one) => answer(one, "****")) : [answer(own, "made")];
      return { body: { total: result.length, page: 1, page_size: 100, result } };
    });
    const zendesk = readCatalogue(catalogueFolder).get("zendesk_webhook")!;
    const client = api.client({ clock: new LeapingClock() });
    const connection = { kind: "ready", api: client, secretsShown: true, wait: "active" } as const;
    const finishOne = (own: string) =>
      finishChange(
        {
          operation: "create",
          connection,
          source: { ...source, id: own },
          state: new Map([["api_key", "<API_KEY>"]]),
          demanded: undefined,
          sent: { texts: [], writeOnly: new Set() },
          deadline: soon(),
          connector: zendesk,
        },
        context,
      );
    const finished = await Promise.all([id, other].map(finishOne));
    expect(finished.map(({ newState }) => newState?.get("api_key"))).toEqual(["made", "made"]);
    expect(api.received.map(({ path }) => path).sort()).toEqual([
      "/sources",
      `/sources/${id}`,
      `/sources/${other}`,
    ]);
  });
});
