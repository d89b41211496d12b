import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Guide } from "./index-page.ts";

/**
 * Reads the front matter of each guide. The guides are in the order of their titles.
 *
 * @throws Error of one line if a guide has no title or no description
 */
export function readGuides(folder: string): Guide[] {
  return readdirSync(folder)
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const [, title] = /^page_title: "(.+)"$/m.exec(text) ?? [];
      const [, description] = /^description: "(.+)"$/m.exec(text) ?? [];
      if (title === undefined || description === undefined)
        throw new Error(
          `docs/guides/${file} must begin with front matter: page_title and description, each in double quotes`,
        );
      return { name: file.replace(/\.md$/, ""), title, description };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
