import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Guide } from "./index-page.ts";

/** The names of guides, in the order in which a new user needs them. Guides that are not here come last. */
export const readingOrder: readonly string[] = [
  "getting-started",
  "pulumi",
  "importing",
  "moving-from-the-official-provider",
  "secrets",
  "waiting",
  "hcl-fleet",
  "many-sources",
  "scale",
  "any-connector",
  "testing",
  "simulator",
  "remote-runs",
  "errors",
  "debugging",
  "never-twice",
  "faults",
  "guarantees",
  "provider-in-typescript",
];

/**
 * Reads the front matter of each guide. The guides are in their reading order, and the others in the order of their titles.
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
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.title < b.title ? -1 : 1));
}

function placeOf({ name }: Guide): number {
  const place = readingOrder.indexOf(name);
  return place === -1 ? readingOrder.length : place;
}
