import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace, type Outcome } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const mysql = catalogue.get("mysql")!;
const applyArguments = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;
const planArguments = ["plan", "-no-color", "-input=false", "-out=it.plan"] as const;

/**
 * A source whose password is write-only.
 *
 * @param password an expression of HCL
 * @param version of the password, if it has one
 */
function configuration(password: string, version?: number, more = ""): string {
  const settings = minimalSettings(mysql);
  settings.delete("database_password");
  const lines = [
    `database_password_wo = ${password}`,
    ...(version === undefined ? [] : [`database_password_wo_version = ${String(version)}`]),
    more,
  ];
  const block = sourceBlock(mysql, settings).replace(/\}\n$/, `  ${lines.join("\n  ")}\n}\n`);
  return `${requiredProviders()}variable "now" {\n  ephemeral = true\n  default = "example-zero"\n}\n${block}`;
}

describe.each(engines())("a write-only secret through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeEach(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
  });
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  const write = (...args: Parameters<typeof configuration>): void => {
    workspace.write("main.tf", configuration(...args));
  };
  const apply = (...args: readonly string[]): Promise<Outcome> =>
    workspace.succeed(...applyArguments, ...args);
  const create = async (...args: Parameters<typeof configuration>): Promise<void> => {
    write(...args);
    await workspace.succeed("init", "-no-color", "-input=false");
    await apply();
    expect(await workspace.planned()).toBeUndefined();
  };
  const id = (): string => simulator.sources()[0]?.id ?? "";
  const atApi = async (): Promise<unknown> => {
    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });
    const source = await api.getSource(id());
    api.close();
    return source?.config?.["database.password"];
  };
  const puts = (): number => simulator.requests().filter(({ method }) => method === "PUT").length;
  const rotated = /will be updated in-place[\s\S]*~ revision += \d+ -> \(known after apply\)/;
  /** Expects that the plan is a rotation, that its apply sends the value, and that the next plan is empty. */
  const rotatesTo = async (value: string): Promise<void> => {
    expect(await workspace.planned()).toMatch(rotated);
    await apply();
    expect([await atApi(), await workspace.planned()]).toEqual([value, undefined]);
  };

  itWhere(engine, "writeOnly")("rotates when its value changes", async () => {
    await create('"example-one"');
    write('"example-two"');
    await rotatesTo("example-two");
    expect(puts()).toBe(1);
  });

  itWhere(engine, "writeOnly")("rotates when its version changes, if it has one", async () => {
    await create('"example-one"', 1);
    write('"example-two"', 1);
    expect(await workspace.planned()).toBeUndefined();
    write('"example-two"', 2);
    await rotatesTo("example-two");
  });

  itWhere(engine, "writeOnly")(
    "rotates in each plan if its value changes at each evaluation, unless it has a version",
    async () => {
      await create("var.now", 1);
      write("uuid()");
      expect(await workspace.planned()).toMatch(rotated);
      await apply();
      expect(await workspace.planned()).toMatch(rotated);

      write("var.now", 2);
      await workspace.succeed(...planArguments, "-var=now=example-planned");
      await workspace.succeed("apply", "-no-color", "-var=now=example-applied", "it.plan");
      expect(await atApi()).toBe("example-applied");
      expect(await workspace.planned()).toBeUndefined();

      // The new value is sent along with another change. After that the secret is no drift.
      write("var.now", 2, 'desired_state = "Paused"');
      await apply("-var=now=example-later");
      expect(await atApi()).toBe("example-later");
      expect(await workspace.planned()).toBeUndefined();
      write("uuid()", 2, 'desired_state = "Paused"');
      expect(await workspace.planned()).toBeUndefined();
    },
  );

  itWhere(engine, "writeOnly")("may rotate between a plan and its apply", async () => {
    await create("var.now");
    await workspace.succeed(...planArguments, "-var=now=example-planned");
    await workspace.succeed("apply", "-no-color", "-var=now=example-zero", "it.plan");
    expect([await atApi(), puts()]).toEqual(["example-zero", 0]);
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "writeOnly")("rotates after an import", async () => {
    await create('"example-one"');
    workspace.forget();
    await workspace.succeed("import", "-no-color", "-input=false", "streamkap_source_mysql.it", id());
    expect(await workspace.planned()).toMatch(/- database_password += \(sensitive value\)/);
    await apply();
    expect([await atApi(), await workspace.planned()]).toEqual(["example-one", undefined]);
    write('"example-two"');
    await rotatesTo("example-two");
  });

  itWhere(engine, "writeOnly")("rotates although Streamkap has refused it at first", async () => {
    await create('"example-one"');
    const refuse = async (value: string, version?: number): Promise<void> => {
      write(`"${value}"`, version);
      const before = await atApi();
      const body = `{"detail":"${value} is too short"}`;
      simulator.inject({ method: "PUT", act: "answer", status: 422, body });
      const refused = await workspace.run(...applyArguments);
      expect([refused.code, refused.stderr.includes("*** is too short")]).toEqual([1, true]);
      expect(await atApi()).toBe(before);
      await rotatesTo(value);
    };
    await refuse("example-two");
    write('"example-two"', 1);
    await apply();
    expect(puts()).toBe(2);
    await refuse("example-three", 2);
  });

  itWhere(engine, "writeOnly")(
    "that somebody else has changed shows as a change, with a version too",
    async () => {
      for (const version of [undefined, 1]) {
        if (version === undefined) await create('"example-one"');
        else {
          write('"example-one"', version);
          await apply();
        }
        simulator.change(id(), { config: { "database.password": "example-theirs" } });
        await rotatesTo("example-one");
      }
    },
  );

  itWhere(engine, "writeOnly")(
    "that somebody else has changed goes unseen with secret_returned = false",
    async () => {
      const unseeing = 'provider "streamkap" {\n  secret_returned = false\n}\n';
      workspace.write("provider.tf", unseeing);
      await create('"example-one"');
      simulator.change(id(), { config: { "database.password": "example-theirs" } });
      expect(await workspace.planned()).toBeUndefined();
      const asked = simulator.requests().filter(({ query }) => query["secret_returned"] === "true");
      expect(asked).toEqual([]);
      write('"example-two"');
      await rotatesTo("example-two");
    },
  );
});
