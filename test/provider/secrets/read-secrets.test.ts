import { readCatalogue } from "../../../src/catalogue/index.ts";
import { fingerprint, readSecrets } from "../../../src/provider/secrets/index.ts";
import type { Source } from "../../../src/streamkap/index.ts";
import { catalogueFolder } from "../../support/paths.ts";

const mysql = readCatalogue(catalogueFolder).get("mysql")!;
const { wire } = mysql.settings.find(({ attribute }) => attribute === "database_password")!;
const before = new Map([["database_password", fingerprint("example-sent")]]);
/** A state that still has what an import has read. */
const state = new Map([["database_password", "example-imported"]]);
const answer = (echo: string | null) => ({ config: { [wire]: echo } }) as unknown as Source;

describe("readSecrets", () => {
  it.each([
    ["nobody has asked for secrets", undefined],
    ["the API answers null", answer(null)],
    ["the API answers an empty text", answer("")],
    ["the API answers asterisks", answer("********")],
  ])("takes the secret out of the state and sees no change if %s", (_why, source) => {
    const read = readSecrets(state, before, mysql, source);
    expect(read.state.get("database_password")).toBeNull();
    expect(read.record).toEqual(before);
  });

  it("notes a secret that the API shows and that was not sent as drifted", () => {
    const read = readSecrets(
      new Map([["database_password", "example-outside"]]),
      before,
      mysql,
      answer("example-outside"),
    );
    expect(read.state.get("database_password")).toBeNull();
    expect(read.record.get("database_password")).toMatchObject({ drifted: true });
  });
});
