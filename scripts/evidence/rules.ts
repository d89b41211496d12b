/** A rule of Terraform's protocol, and the tests that hold it. A test fails if one of these tests does not exist. */
export interface Rule {
  readonly rule: string;
  readonly tests: readonly NamedTest[];
}

export interface NamedTest {
  /** The path from the repository's root. */
  readonly file: string;
  /** The title as it is written in the file: that of a test, or that of a case of `it.each`. */
  readonly title: string;
}

export interface Chapter {
  readonly title: string;
  /** The public document that has the rules. */
  readonly source: { readonly title: string; readonly url: string };
  readonly rules: readonly Rule[];
}

const lifeCycle =
  "https://github.com/hashicorp/terraform/blob/main/docs/resource-instance-change-lifecycle.md";
const lifeCycleTitle = "Terraform Resource Instance Change Lifecycle";
const protocol = "https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol";
const goPlugin = "https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md";
const resources = "test/terraform/server/resources";
const rules = "test/terraform/server/lifecycle";
const rpcs = "test/terraform/protocol/rpcs";
const life = "test/terraform/protocol/process";

const rule = (text: string, ...tests: readonly (readonly [file: string, title: string])[]): Rule => ({
  rule: text,
  tests: tests.map(([file, title]) => ({ file: `${file}.test.ts`, title })),
});

export const chapters: readonly Chapter[] = [
  {
    title: "Validation",
    source: { title: lifeCycleTitle, url: `${lifeCycle}#validateresourceconfig` },
    rules: [
      rule(
        "An unknown value is no error, because it may turn out to be anything.",
        ["test/terraform/schema/validate", "required and unknown"],
        ["test/terraform/schema/validate", "a validator and unknown"],
      ),
      rule("A message shows no sensitive value.", [
        "test/terraform/schema/validate",
        "hides a sensitive value in every message",
      ]),
      rule("A write-only value is refused if the client does not know write-only attributes.", [
        `${rules}/guard`,
        "are refused if the client does not know them",
      ]),
    ],
  },
  {
    title: "Plan",
    source: { title: lifeCycleTitle, url: `${lifeCycle}#planresourcechange` },
    rules: [
      rule(
        "A configured value is planned as it is configured, or as the prior state has it.",
        [`${rules}/check-plan`, "has another value than configured"],
        [`${rules}/check-plan`, "keeps the prior value in place of the configured one"],
      ),
      rule("A value that is neither configured nor computed is not planned.", [
        `${rules}/check-plan`,
        "sets a value that is neither configured nor computed",
      ]),
      rule(
        "Nothing changes: the plan is the prior state.",
        [`${resources}/plan-resource-change`, "plans the prior state if nothing changes"],
        [`${resources}/plan-resource-change`, "keeps a value that the API has filled"],
      ),
      rule("What only the apply decides is planned unknown.", [
        `${resources}/plan-resource-change`,
        "plans defaults, unknown values for what the answer decides, and null for what the API may fill, at create",
      ]),
      rule("The second plan keeps each value that the first one knew.", [
        "test/terraform/server/random-life",
        "a plan with unknown values is planned again when they are known, seed %d",
      ]),
      rule("A destroy is planned null.", [
        `${resources}/plan-resource-change`,
        "plans nothing for a destroy",
      ]),
      rule(
        "The paths that force a new object lead to attributes that exist.",
        [`${resources}/plan-resource-change`, "names the attribute that forces a new object"],
        [`${rules}/check-plan`, "an attribute that does not exist"],
      ),
      rule("A write-only value is null in the plan.", [
        `${resources}/plan-resource-change`,
        "plans null for a write-only value",
      ]),
    ],
  },
  {
    title: "Apply",
    source: { title: lifeCycleTitle, url: `${lifeCycle}#applyresourcechange` },
    rules: [
      rule("A planned value comes out as it was planned, whatever the API answers.", [
        `${resources}/apply-resource-change`,
        "fills unknown values from the answer, and keeps planned values whatever the API says",
      ]),
      rule(
        "The new state has no unknown value.",
        [`${rules}/settle`, "knownState replaces every unknown value by null, at any depth"],
        [
          `${resources}/apply-resource-change`,
          "stores null for an unknown value of the answer, and reports it",
        ],
      ),
      rule(
        "An object that exists is in the state, whatever goes wrong after it was made.",
        [`${resources}/apply-resource-change`, "stores the new state together with an error"],
        [`${resources}/apply-resource-change`, "stores the last progress after an exception"],
        [`${life}/unusual-client`, "gets the object that exists if it stops in the middle of a create"],
      ),
      rule("A create that failed before anything was made stores no state.", [
        `${resources}/apply-resource-change`,
        "stores no state if the create answers null with an error",
      ]),
      rule("An update that changed nothing is planned again.", [
        `${resources}/apply-resource-change`,
        "keeps state and private data if an update changed nothing, so that it is planned again",
      ]),
      rule("A destroy that failed keeps the object.", [
        `${resources}/apply-resource-change`,
        "keeps the object after a destroy that failed",
      ]),
      rule("A write-only value is in no state.", [`${rules}/guard`, "are not in the state of a read"]),
      rule("What `ignore_changes` leaves out of the plan is left out of the apply.", [
        `${rules}/write-only-config`,
        "an author sees only write-only values of the configuration, in a create and in an update",
      ]),
    ],
  },
  {
    title: "Read",
    source: { title: lifeCycleTitle, url: `${lifeCycle}#readresource` },
    rules: [
      rule("Drift is taken into the state.", [
        `${resources}/apply-resource-change`,
        "takes drift into the state",
      ]),
      rule("An object that is gone is answered null.", [
        `${rpcs}/dispatch`,
        "answer null for an object that is gone",
      ]),
      rule("A read that fails keeps the state.", [
        `${resources}/apply-resource-change`,
        "keeps the state after an exception",
      ]),
      rule("What the API fills in for null is no change from outside.", [
        `${rules}/left-to-api`,
        "is null in each read after the change",
      ]),
    ],
  },
  {
    title: "Stored states, import and move",
    source: { title: lifeCycleTitle, url: `${lifeCycle}#upgraderesourcestate` },
    rules: [
      rule("A stored state becomes a state of today's schema.", [
        `${rpcs}/dispatch`,
        "upgrade a stored state",
      ]),
      rule("A state that is moved may be upgraded once more.", [
        `${rpcs}/stored-state`,
        "goes through the same function as a state that is moved",
      ]),
      rule(
        "Private data of another provider is ignored.",
        [`${resources}/plan-resource-change`, "ignores private data of another provider"],
        [`${rules}/guard`, "is dropped if another provider wrote it"],
      ),
      rule("An import answers with a state that the next read completes.", [
        `${rpcs}/dispatch`,
        "import by id",
      ]),
      rule("An import by identity fills the attributes of the same names.", [
        `${rpcs}/identity`,
        "fills the attributes of the same names, and answers with the identity",
      ]),
    ],
  },
  {
    title: "Start, connection and end",
    source: { title: "go-plugin: internals", url: goPlugin },
    rules: [
      rule("The handshake line names a socket that only its owner can open.", [
        `${life}/serve`,
        "names a private socket, and a certificate without padding",
      ]),
      rule("Only the client whose certificate is in the environment gets an answer.", [
        `${life}/serve`,
        "gives no answer to a client with %s, and serves on",
      ]),
      rule("Logs are hclog's JSON on stderr, and stdout has the handshake alone.", [
        `${life}/logger`,
        "writes the JSON of hclog, whose members no field overwrites",
      ]),
      rule("Ctrl-C does not end the process. StopProvider ends what is under way.", [
        `${life}/serve`,
        "comes at %s and not at Ctrl-C",
      ]),
      rule("The process ends when Terraform is gone, after the applies under way.", [
        `${life}/serve`,
        "waits for an apply under way, though nobody waits for its answer",
      ]),
      rule("In debug mode one process serves one command after another.", [
        `${life}/serve-debug`,
        "serves one command after another, also after a stop",
      ]),
    ],
  },
  {
    title: "Messages",
    source: { title: "Terraform Plugin Protocol", url: protocol },
    rules: [
      rule("An RPC that the provider lacks is UNIMPLEMENTED.", [
        `${life}/hostile-client`,
        "an RPC that this provider lacks is UNIMPLEMENTED",
      ]),
      rule("A failure is a diagnostic. A gRPC error answers a broken message only.", [
        `${rpcs}/dispatch-errors`,
        "is a gRPC error only if the message itself is broken",
      ]),
      rule("A diagnostic carries the path of its attribute.", [
        `${rpcs}/dispatch`,
        "carry a diagnostic with its path",
      ]),
      rule("A value may come as MessagePack or as JSON.", [`${rpcs}/dispatch`, "take a value in JSON too"]),
      rule("Text on the wire is valid UTF-8.", [
        "test/terraform/protocol/messages/messages",
        "replace half a surrogate pair, which no gRPC peer accepts",
      ]),
    ],
  },
  {
    title: "Codec vectors",
    source: {
      title: "go-cty: serialization",
      url: "https://github.com/zclconf/go-cty/blob/main/docs/json.md",
    },
    rules: [
      rule("Values in MessagePack are the bytes that go-cty writes.", [
        "test/terraform/cty/msgpack/msgpack",
        "MessagePack as go-cty has it",
      ]),
      rule(
        "Random values survive both codecs.",
        ["test/terraform/cty/round-trip", "survive MessagePack, seed %d"],
        ["test/terraform/cty/round-trip", "survive JSON that is read strictly, seed %d"],
      ),
      rule("Broken bytes give a value or an error with a message, and nothing else.", [
        "test/terraform/cty/round-trip",
        "give a value or an error with a message for broken bytes, seed %d",
      ]),
      rule("A number keeps all its digits.", [
        "test/terraform/cty/number",
        "writes a text that parseNumber reads as the same number",
      ]),
      rule("A refinement of an unknown value is read, and dropped.", [
        `${life}/unusual-client`,
        "may refine an unknown value, and the refinement is dropped",
      ]),
    ],
  },
];

/** What the framework does not do, or does otherwise than HashiCorp's. */
export const knownGaps: readonly string[] = [
  "Infinite numbers are refused. go-cty knows them, and no configuration can write one.",
  "Refinements of unknown values are dropped, as HashiCorp's own framework for plugins drops them.",
  "Deferred actions are never asked for: the capability `deferral_allowed` is ignored.",
  "`GRPCStdio` and `GRPCBroker` keep their streams open and send nothing.",
  "A client that says goodbye (GOAWAY) and hangs up in the middle of an RPC, without Shutdown, may leave the process running: Node " +
    "20 to 24 then miss the end of the connection. Terraform sends Shutdown first, and the end of a killed Terraform is noticed.",
];
