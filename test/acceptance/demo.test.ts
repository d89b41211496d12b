import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoExcerpt, shapeOf } from "../../scripts/screenshot/excerpt.ts";
import { textOfSvg } from "../../scripts/screenshot/terminal-svg.ts";
import { engines } from "../support/engines.ts";
import { root } from "../support/paths.ts";
import { run } from "../support/workspace.ts";

describe.each(engines())("the demo with $name", (engine) => {
  it("deploys five sources, plans no further change, and destroys them", async () => {
    const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
    const { code, stdout, stderr } = await run(
      process.execPath,
      [tsx, "scripts/demo.ts", "--destroy"],
      root,
      { environment: { TERRAFORM_BINARY_NAME: engine.binary } },
    );
    const lines = stdout.trimEnd().split("\n");
    expect({ code, last: lines.at(-1), stderr: code === 0 ? "" : stderr }).toEqual({
      code: 0,
      last: "demo: 5 sources Active, second plan empty",
      stderr: "",
    });
    for (const kind of ["PostgreSQL", "MySQL", "MongoDB Atlas", "DynamoDB", "SQL Server"]) {
      expect(stdout).toMatch(new RegExp(`${kind} +Active +created_from=terraform`));
    }
    expect(stdout).toContain("The API has 0 sources left.");
    // The picture in the README: `npm run screenshot` draws it anew.
    const [, , ...drawn] = textOfSvg(readFileSync(join(root, "docs", "demo.svg"), "utf8"));
    expect(shapeOf(drawn)).toEqual(shapeOf(demoExcerpt(stdout)));
  });
});
