import { readSource } from "../../../../src/provider/operations/read/index.ts";
import type { ReadyConnection } from "../../../../src/provider/connection.ts";
import { startSimulator, type Simulator } from "../../../../src/simulator/index.ts";
import { createStreamkapClient } from "../../../../src/streamkap/index.ts";
import type { ObjectValue, ReadResponse } from "../../../../src/terraform/index.ts";
import { context } from "../../../terraform/server/test-resource.ts";
import { catalogue } from "../../scene.ts";

const mysql = catalogue.get("mysql")!;

let simulator: Simulator;
let ids: string[];
const connections: ReadyConnection[] = [];
beforeEach(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  ids = Array.from({ length: 8 }, (_, index) =>
    simulator.addSource({
      name: `orders ${String(index)}`,
      connector: "mysql",
      config: {
        "database.hostname.user.defined": "db.example.test",
        "database.user": "streamkap",
        "database.password": "sample-password",
        "database.include.list.user.defined": "shop",
        "table.include.list.user.defined": "shop.orders",
      },
    }),
  );
});
afterEach(async () => {
  for (const { api } of connections.splice(0)) api.close();
  await simulator.close();
});

/** What one walk of Terraform is configured with. */
function connect(sharedReads = true): ReadyConnection {
  const { url, clientId, secret } = simulator;
  const api = createStreamkapClient({ host: url, clientId, secret, userAgent: "test", sharedReads });
  const connection: ReadyConnection = { kind: "ready", api, wait: "active", secretsShown: true };
  connections.push(connection);
  return connection;
}

/** Refreshes all states side by side, as Terraform does. */
function refresh(client: ReadyConnection, states: readonly ObjectValue[]): Promise<ReadResponse[]> {
  return Promise.all(states.map((state) => readSource({ client, state, private: {} }, context, () => mysql)));
}

const statesOf = (responses: readonly ReadResponse[]): ObjectValue[] =>
  responses.map(({ newState }) => newState!);

/** What stands in the states after an import. */
async function imported(): Promise<ObjectValue[]> {
  return statesOf(
    await refresh(
      connect(),
      ids.map((id) => new Map([["id", id]])),
    ),
  );
}

/** Calls of a task: of the list, and by id. */
async function counted<T>(task: () => Promise<T>): Promise<{ result: T; lists: number; byId: string[] }> {
  const before = simulator.requests().length;
  const result = await task();
  const calls = simulator.requests().slice(before);
  const paths = calls.map(({ path }) => path).filter((path) => path.startsWith("/sources"));
  return {
    result,
    lists: paths.filter((path) => path === "/sources").length,
    byId: paths.filter((path) => path !== "/sources").map((path) => path.split("/")[2]!),
  };
}

describe("a refresh of several sources", () => {
  it("asks for each by its id, with secrets, after an import", async () => {
    const { result, lists, byId } = await counted(imported);
    expect([lists, byId.sort()]).toEqual([0, [...ids].sort()]);
    expect(result.map((state) => state.get("database_password"))).toEqual(ids.map(() => "sample-password"));
  });

  it("shares a page, and finds nothing changed in states that hold secrets", async () => {
    const states = await imported();
    const { result, lists, byId } = await counted(() => refresh(connect(), states));
    expect(statesOf(result)).toEqual(states);
    expect([lists, byId.length]).toEqual([1, 2]);
  });

  it("takes what the API has filled in by itself for no change, and stays with the shared page", async () => {
    // The state has null for it for ever, as the configuration does not set it.
    const states = (await imported()).map((state) => new Map([...state, ["database_port", null]]));
    const { lists, byId } = await counted(() => refresh(connect(), states));
    expect([lists, byId.length]).toEqual([1, 2]);
  });

  it("asks by id for a source with a changed setting, and finds its changed secret too", async () => {
    const states = await imported();
    simulator.change(ids[6]!, {
      config: { "database.user": "somebody", "database.password": "another-password" },
    });
    const { result, byId } = await counted(() => refresh(connect(), states));
    expect(byId).toContain(ids[6]);
    expect(result[6]!.newState!.get("database_user")).toBe("somebody");
    expect(result[6]!.newState!.get("database_password")).toBe("another-password");
  });

  it("asks by id for a source whose task quotes a secret, and hides the secret", async () => {
    const states = await imported();
    simulator.change(ids[5]!, { broken: { trace: "no entry for sample-password" } });
    const { result, byId } = await counted(() => refresh(connect(), states));
    expect(byId).toContain(ids[5]);
    expect(JSON.stringify([...result[5]!.newState!.keys()])).toContain("task_statuses");
    expect(result[5]!.diagnostics![0]!.detail).toContain("no entry for ***");
  });

  it("takes a source for gone that a GET does not find", async () => {
    const states = await imported();
    simulator.change(ids[7]!, { deleted: true });
    const { result } = await counted(() => refresh(connect(), states));
    expect(result[7]!.newState).toBeNull();
  });

  it("sees a secret that alone was changed if reads are not shared, and not from a list", async () => {
    const states = await imported();
    simulator.change(ids[4]!, { config: { "database.password": "another-password" } });
    const passwordOf = (responses: readonly ReadResponse[]) =>
      responses[4]!.newState!.get("database_password");
    expect(passwordOf(await refresh(connect(), states))).toBe("sample-password");
    expect(passwordOf(await refresh(connect(false), states))).toBe("another-password");
  });
});
