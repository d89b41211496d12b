import { readFileSync } from "node:fs";
import { join } from "node:path";
import { simulatorHelp } from "../../src/cli/simulator/simulator-options.ts";
import { knownAnswers } from "../../src/simulator/http/known-answers.ts";
import { ownPrefix, ownRoutes } from "../../src/simulator/books/own-routes.ts";
import { quirkChoices } from "../../src/simulator/quirks.ts";
import { actNames } from "../../src/simulator/faults/acts.ts";
import { root } from "../support/paths.ts";

const page = readFileSync(join(root, "docs", "guides", "simulator.md"), "utf8");

/** The rows of the page's tables, each as the texts of its cells. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
const ticked = (text = ""): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

describe("docs/guides/simulator.md", () => {
  it("is the page that the help names", () => {
    expect(simulatorHelp).toContain("docs/guides/simulator.md");
  });

  it.each(Object.entries(quirkChoices))("lists the values of the quirk %s", (name, choices) => {
    const row = rows.find(([, first]) => first === `\`${name}\``);
    expect(ticked(row?.[2])).toEqual(choices.map(String));
  });

  it("names every act and every known answer, and no other", () => {
    const [, table = ""] = /^\| `act`[^]+?\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const named = table.split("\n").flatMap((row) => ticked(row.split("|")[1]));
    expect(named).toEqual(actNames);
    const answers = /^Known answers: ([^]+?)\.$/m.exec(page)?.[1];
    expect(ticked(answers)).toEqual(Object.keys(knownAnswers));
  });

  it("lists the simulator's own paths", () => {
    const options = { books: undefined, faults: undefined, outOfBand: undefined, sources: () => [] };
    const routes = ownRoutes(options as never).map(({ method, path }) => `${method} ${path}`);
    expect(rows.flatMap(([, first]) => ticked(first)).filter((cell) => cell.includes(ownPrefix))).toEqual(
      expect.arrayContaining(routes),
    );
    expect(routes).toHaveLength(12);
  });
});
