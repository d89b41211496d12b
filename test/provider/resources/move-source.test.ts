import { moveGeneric } from "../../../src/provider/resources/generic/move-generic.ts";
import { moveSource } from "../../../src/provider/resources/move-source.ts";
import { officialAddress, providerAddress } from "../../../src/provider/address.ts";
import { parseJson, isMap, type JsonObject, type MovedState } from "../../../src/terraform/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";

const mysql = catalogue.get("mysql")!;
const fingerprint = { salt: "c2FsdA==", hash: "aGFzaA==" };

function moved(typeName: string, state: object, more: Partial<MovedState> = {}): MovedState {
  const rawState = parseJson(JSON.stringify({ id: "1", connector: "mysql", revision: 4, ...state }));
  if (!isMap(rawState)) throw new Error("no object");
  return { rawState, typeName, providerAddress, version: 0, private: {}, ...more };
}

function stateOf(answer: object): JsonObject {
  if (!("state" in answer) || !isMap(answer.state as JsonObject)) throw new Error("it is not moved");
  return answer.state as JsonObject;
}

describe("moveGeneric: a source that becomes a generic one", () => {
  const typeName = "streamkap_source_mysql";

  it("keeps its write-only secrets, under their keys and with their version", () => {
    const own = { secrets: { database_password: fingerprint }, inherited: ["heartbeat_enabled"] };
    const answer = moveGeneric(
      moved(typeName, { database_password_wo_version: 3 }, { private: own }),
      catalogue,
    );
    expect(answer).toMatchObject({
      private: { secrets: { 'config_secret["database.password"]': fingerprint } },
    });
    expect(stateOf(answer).get("config_secret_wo_version")).toBe(3);
  });

  it("is read as after an import, whichever provider had it", () => {
    for (const address of [providerAddress, officialAddress]) {
      const state = stateOf(moveGeneric(moved(typeName, {}, { providerAddress: address }), catalogue));
      expect([state.get("id"), state.get("connector"), state.get("revision")]).toEqual(["1", "mysql", null]);
    }
  });

  it("stays as it is if it is a generic one already", () => {
    const own = { secrets: {}, more: 1 };
    const before = moved("streamkap_source", { config: { a: "b" } }, { private: own });
    expect(moveGeneric(before, catalogue)).toEqual({ state: before.rawState, private: own });
  });

  it.each([
    ["streamkap_pipeline", providerAddress],
    ["streamkap_source_mysql", "registry.terraform.io/example/streamkap"],
  ])("must not be a %s of %s", (name, address) => {
    expect(moveGeneric(moved(name, {}, { providerAddress: address }), catalogue)).toEqual({
      supported: [`sources of ${officialAddress} and of ${providerAddress}`],
    });
  });
});

it("moveSource keeps the write-only secrets of a generic source that becomes a typed one", () => {
  const own = {
    secrets: { 'config_secret["database.password"]': fingerprint, 'config_secret["x"]': fingerprint },
  };
  const before = moved("streamkap_source", { config_secret_wo_version: 2 }, { private: own });
  const answer = moveSource(before, mysql, new Map());
  expect(answer).toMatchObject({ private: { secrets: { database_password: fingerprint } } });
  expect(stateOf(answer).get("database_password_wo_version")).toBe(2);
});
