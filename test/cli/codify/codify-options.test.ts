import { parseCodifyArguments } from "../../../src/cli/codify/codify-options.ts";

describe("the options of codify", () => {
  it("have defaults", () => {
    expect(parseCodifyArguments([])).toMatchObject({
      out: "streamkap",
      connectors: [],
      secrets: "variable",
      nameTemplate: "{name}",
      dryRun: false,
      force: false,
    });
  });

  it("take all files that a shell makes of a pattern", () => {
    expect(parseCodifyArguments(["--skip-managed", "a.json", "b.json"]).skipManaged).toEqual([
      "a.json",
      "b.json",
    ]);
  });

  it("take connectors one by one, or separated by commas", () => {
    const { connectors } = parseCodifyArguments(["--connector", "mysql, s3", "--connector", "redis"]);
    expect(connectors).toEqual(["mysql", "s3", "redis"]);
  });

  it.each([
    [["--to", "yaml"], /--to is "yaml"; it can be .*hcl/],
    [["--secrets", "plain"], '--secrets is "plain"; it can be variable or write-only'],
    [["--out", " "], "--out is empty"],
    [["--connector", "mysql,"], "--connector is empty"],
    [["--name-template", "{nome}"], "--name-template has {nome}; it can have {name}, {connector}, {id}"],
    [["--name-template", "source"], "--name-template names nothing of the source"],
    [["--nome"], "--nome"],
    [["--name", ""], "--name is empty"],
    [["--tag", ""], "--tag is empty"],
    [["state.json"], 'there is no argument "state.json"'],
    [["--skip-managed", ""], "--skip-managed is empty"],
  ])("%j are refused", (args, words) => {
    expect(() => parseCodifyArguments(args)).toThrow(words);
  });
});
