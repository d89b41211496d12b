import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engines, itWhere } from "../support/engines.ts";
import { collect } from "../support/error-cases/collect.ts";
import { readDocument, textOfCase } from "../support/error-cases/document.ts";
import { groups } from "../support/error-cases/groups.ts";
import type { Shown } from "../support/error-cases/shown.ts";
import { root } from "../support/paths.ts";

const documented = readDocument(readFileSync(join(root, "docs", "guides", "errors.md"), "utf8"));

describe.each(engines())("errors through $name", (engine) => {
  describe.each(groups)("$title", (group) => {
    let shown: ReadonlyMap<string, readonly Shown[]>;
    beforeAll(async () => {
      shown = await collect(group, engine);
    });

    for (const { title, byEngine = false, needs } of group.cases) {
      const itHere = needs === undefined ? it : itWhere(engine, needs);
      itHere(title, () => {
        const texts = shown.get(title) ?? [];
        expect(documented.get(title)).toBeDefined();
        expect(texts.length).toBeGreaterThan(0);
        const text = textOfCase(texts);
        // The engine itself writes this text. OpenTofu words it differently, and newer releases of Terraform add to its end.
        if (byEngine && engine.name.startsWith("tofu "))
          expect(texts.map(({ severity }) => severity)).toContain("error");
        else if (byEngine) expect(text).toContain(documented.get(title)?.replace(/\.$/, ""));
        else expect(text).toBe(documented.get(title));
      });
    }
  });
});
