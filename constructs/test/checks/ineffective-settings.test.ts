import { Token } from "cdktf";
import { type ConnectorConfig } from "../../src";
import { mongoDb, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

/** The warnings of a source with this config. */
function warningsOf(config: ConnectorConfig): string[] {
  const found: string[] = [];
  synth((stack) => {
    hook(stack, "orders", { config });
    const source = stack.node.findChild("orders");
    found.push(...source.node.metadata.map(({ data }) => String(data)));
  });
  return found;
}

describe("a setting that has no effect", () => {
  it.each<[string, ConnectorConfig, string]>([
    [
      "the default of another setting",
      postgreSql({ columnExcludeList: "public.orders.ssn" }),
      "columnExcludeList of PostgreSqlConfig has no effect: it counts only where columnIncludeListToggled is false, but " +
        "columnIncludeListToggled is true by default. Set columnIncludeListToggled: false, or leave out columnExcludeList.",
    ],
    [
      "another setting",
      postgreSql({ sshEnabled: false, sshHost: "bastion.example.test" }),
      "sshHost of PostgreSqlConfig has no effect: it counts only where sshEnabled is true, but sshEnabled is false. " +
        "Set sshEnabled: true, or leave out sshHost.",
    ],
    [
      "what its name and description say",
      mongoDb({ cursorOversizeHandlingMode: "split", cursorOversizeSkipThreshold: 2_000_000 }),
      "cursorOversizeSkipThreshold of MongoDbAtlasConfig has no effect: it counts only where cursorOversizeHandlingMode " +
        'is "skip" (as its name and description have it; Streamkap has not said so), but cursorOversizeHandlingMode is ' +
        '"split". Set cursorOversizeHandlingMode: "skip", or leave out cursorOversizeSkipThreshold.',
    ],
  ])("gets a warning with the condition and the cure, because of %s", (_name, config, expected) => {
    expect(warningsOf(config)).toEqual([expected]);
  });
});

describe("a setting that synth does not warn of", () => {
  it.each<[string, ConnectorConfig]>([
    ["is left out", postgreSql({})],
    ["has an effect", postgreSql({ columnIncludeListToggled: false, columnExcludeList: "a" })],
    ["has its default value", postgreSql({ sshPort: 22, sshUser: "streamkap" })],
    ["is empty", postgreSql({ sshHost: "", columnExcludeList: null })],
    ["is not known yet", postgreSql({ sshHost: Token.asString({ resolve: () => "h" }) })],
    [
      "where the condition is not known yet",
      postgreSql({ sshEnabled: Token.asAny({ resolve: () => true }), sshHost: "h" }),
    ],
  ])("%s", (_name, config) => {
    expect(warningsOf(config)).toEqual([]);
  });
});
