import { readCatalogue } from "../../../src/catalogue/index.ts";
import type { Connection } from "../../../src/provider/connection.ts";
import { createConnectorResource } from "../../../src/provider/resources/connector-resource.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { createStreamkapClient } from "../../../src/streamkap/index.ts";
import type { ChangeResponse, ObjectValue, OperationContext, Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { context } from "../../terraform/server/test-resource.ts";

const catalogue = readCatalogue(catalogueFolder);
const webhook = createConnectorResource(catalogue.get("webhook")!);
const mysql = createConnectorResource(catalogue.get("mysql")!);

let simulator: Simulator;
let client: Connection;

const open = async (options: { deployTimeMs?: number; deleteTimeMs?: number }): Promise<void> => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, ...options });
  const { url, clientId, secret } = simulator;
  const api = createStreamkapClient({ host: url, clientId, secret, userAgent: "test" });
  client = { kind: "ready", api, wait: "active", secretsShown: true };
};
afterEach(() => simulator.close());

const progress = (): void => undefined;
const planned = (values: Readonly<Record<string, Value>> = {}): ObjectValue =>
  new Map(Object.entries({ name: "hook", ...values }));
const create = (
  values?: Readonly<Record<string, Value>>,
  more: OperationContext = context,
): Promise<ChangeResponse> => {
  const plannedState = planned(values);
  return webhook.create({ client, config: plannedState, plannedState, plannedPrivate: {}, progress }, more);
};
const update = (priorState: ObjectValue, plannedState: ObjectValue): Promise<ChangeResponse> =>
  webhook.update(
    {
      client,
      config: plannedState,
      plannedState,
      plannedPrivate: {},
      progress,
      priorState,
      withheldConfig: new Map(),
    },
    context,
  );
const timeouts = new Map<string, Value>([
  ["create", "300ms"],
  ["update", null],
  ["delete", null],
]);

describe("source operations: a source", () => {
  it("is created, and is Active", async () => {
    await open({ deployTimeMs: 100 });
    const { newState, diagnostics } = await create();
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Active");
    expect(simulator.sources().map(({ name, created_from }) => [name, created_from])).toEqual([
      ["hook", "terraform"],
    ]);
  });

  it('is not waited for with wait = "none"', async () => {
    await open({ deployTimeMs: 3_600_000 });
    const { newState, diagnostics = [] } = await create({ wait: "none" });
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Pending");
  });

  it("is in the state if it is not Active in time, and the error says how to keep it", async () => {
    await open({ deployTimeMs: 3_600_000 });
    const { newState, diagnostics = [] } = await create({ timeouts });
    expect(newState?.get("id")).toBe(simulator.sources()[0]?.id);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        detail: expect.stringMatching(/^Its status is [^]*\n\nterraform untaint '<the address [^']+'$/),
      },
    ]);
  });

  it("is in the state without an error if the wait is interrupted", async () => {
    await open({ deployTimeMs: 3_600_000 });
    const { newState, diagnostics = [] } = await create({}, { ...context, signal: AbortSignal.abort() });
    expect(newState?.get("id")).toBe(simulator.sources()[0]?.id);
    expect(diagnostics).toMatchObject([{ severity: "warning" }]);
  });

  it("is never adopted by its name, but the error has the import block", async () => {
    await open({});
    await create();
    const { newState, diagnostics = [] } = await create();
    expect(newState).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        summary: 'A source named "hook" exists already',
        detail: expect.stringContaining(`id = "${simulator.sources()[0]!.id}"`),
      },
    ]);
  });

  it("gets the name of a source that is being deleted, once that source is gone", async () => {
    await open({ deleteTimeMs: 400 });
    const { newState } = await create({ wait: "none" });
    await webhook.delete({ client, priorState: newState!, private: {} }, context);
    const again = await create();
    expect(again.diagnostics).toEqual([]);
    expect(again.newState?.get("id")).not.toBe(newState?.get("id"));
  });

  it("is changed without a call if only timeouts or wait change", async () => {
    await open({});
    const { newState } = await create();
    const before = simulator.requests().length;
    const plannedState = new Map([...newState!, ["wait", "none"]]) as ObjectValue;
    expect(await update(newState!, plannedState)).toMatchObject({ newState: plannedState });
    expect(simulator.requests()).toHaveLength(before);
  });

  it("has a revision that counts its changes", async () => {
    await open({});
    const { newState } = await create();
    const plannedState = new Map([...newState!, ["name", "renamed"]]) as ObjectValue;
    const { newState: updated } = await update(newState!, plannedState);
    expect([newState?.get("revision"), updated?.get("revision"), updated?.get("name")]).toEqual([
      1,
      2,
      "renamed",
    ]);
  });

  it("is dropped by a read if it is gone, and its deletion succeeds", async () => {
    await open({});
    const { newState } = await create();
    const deleting = { client, priorState: newState!, private: {} };
    expect((await webhook.delete(deleting, context)).diagnostics ?? []).toEqual([]);
    expect((await webhook.read({ client, state: newState!, private: {} }, context)).newState).toBeNull();
    expect((await webhook.delete(deleting, context)).diagnostics ?? []).toEqual([]);
  });

  it("of another connector gives an error that keeps the state", async () => {
    await open({});
    const { newState } = await create();
    const { newState: read, diagnostics } = await mysql.read(
      { client, state: newState!, private: {} },
      context,
    );
    expect(read).toBe(newState);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: expect.stringContaining("is no MySQL source") },
    ]);
  });
});
