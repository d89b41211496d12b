import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import { format, resolveConfig } from "prettier";
import { root } from "../build/paths.ts";
import { sortArrows } from "./sort-arrows.ts";

const begin = "<!-- picture: npm run generate -->";
const end = "<!-- end of picture -->";

/** Draws who imports whom between the folders of src into ARCHITECTURE.md. */
export async function drawArchitecture(): Promise<void> {
  const { output } = await cruise(
    ["src"],
    {
      outputType: "mermaid",
      includeOnly: "^src",
      collapse: "^src/terraform/(cty|schema|server|protocol)|^src/[^/]+",
      tsPreCompilationDeps: true,
      baseDir: root,
    },
    undefined,
    undefined,
  );
  if (typeof output !== "string") throw new Error("dependency-cruiser drew nothing");
  const file = join(root, "ARCHITECTURE.md");
  const text = readFileSync(file, "utf8");
  const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  if (!text.includes(begin) || !text.includes(end))
    throw new Error(`${file} has no place for the picture: ${begin} … ${end}`);
  const drawn = `${before}${begin}\n\n\`\`\`mermaid\n${sortArrows(output.trim())}\n\`\`\`\n\n${rest}`;
  writeFileSync(file, await format(drawn, { ...(await resolveConfig(file)), parser: "markdown" }));
}
