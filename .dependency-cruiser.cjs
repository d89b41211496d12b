/**
 * Who may import whom: the layer table of ARCHITECTURE.md as code. Imports of types count too: a
 * layer that knows another one's types knows the other one.
 */

const { readdirSync } = require("node:fs");

/** Of src/terraform: what lies in no folder of its own. */
const core = "^src/terraform/(diagnostic|context|exception)\\.ts$";
const authors = "^src/terraform/(resource|data-source|identity|provider)\\.ts$";

/** What every folder of the simulator may use: the catalogue, and the words that it has in common. */
const simulatorWords = ["^src/catalogue/", "^src/simulator/(clock|hex-id|present|quirks)\\.ts$"];

/** In what matches `from`, of our own code only what matches one of `to`. */
function layer(name, comment, from, ...to) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from },
    to: { path: "^(src|constructs|test|scripts|bench)/", pathNot: [from, ...to] },
  };
}

/** What matches `to`, nowhere but in what matches `from`. */
function only(name, comment, from, to) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: "^(src|constructs)/", pathNot: from },
    to: { path: to },
  };
}

/** What every room of the provider may use. */
const providerWords = "^src/provider/(address|connection)\\.ts$";

/** Folders that have an index.ts. What is generated has its own. */
const foldersWithDoor = ["src", "constructs/src"]
  .flatMap((top) =>
    readdirSync(top, { recursive: true })
      .map((path) => `${top}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith("/index.ts") && path !== `${top}/index.ts`),
  )
  .map((path) => path.slice(0, -"/index.ts".length))
  .filter((folder) => !folder.startsWith("constructs/src/generated"));

/** The rooms of the constructs, each with the rooms that it stands on. What is on top may use all of them. */
const constructsRooms = {
  names: [],
  tokens: ["names"],
  demands: ["names", "tokens"],
  tree: ["names"],
  secrets: ["names", "tokens", "demands", "tree"],
  settings: ["names", "tokens", "secrets"],
  checks: ["names", "tokens", "tree", "secrets", "settings"],
  "zero-install": ["names"],
  stack: ["names", "tokens", "tree", "settings", "checks", "zero-install"],
};

/** A table of the catalogue that rules of settings name. */
const textForms = "^constructs/src/generated/text-forms\\.ts$";

function constructsRoom([room, below]) {
  return layer(
    `constructs-${room}`,
    `${room} stands on ${below.join(", ") || "no other room"}, and on no construct.`,
    `^constructs/src/${room}/`,
    ...below.map((name) => `^constructs/src/${name}/`),
    ...(["settings", "checks"].includes(room) ? [textForms] : []),
  );
}

/** A folder with an index.ts is entered through it, by files outside the folder. */
function door(folder) {
  return {
    name: `door of ${folder}`,
    comment: `What ${folder} offers is in its index.ts.`,
    severity: "error",
    from: { pathNot: `^${folder}/` },
    to: { path: `^${folder}/`, pathNot: `^${folder}/index\\.ts$`, dynamic: false },
  };
}

module.exports = {
  forbidden: [
    layer("cty", "Terraform's type system stands on nothing.", "^src/terraform/cty/"),
    layer("core", "Diagnostics, contexts and exceptions stand on values alone.", core, "^src/terraform/cty/"),
    layer("schema", "Schemas know no operation.", "^src/terraform/schema/", "^src/terraform/cty/", core),
    layer(
      "authors",
      "What the author of a provider writes knows neither server nor protocol.",
      authors,
      "^src/terraform/(cty|schema)/",
      core,
    ),
    layer(
      "server",
      "The lifecycle's rules know nothing of protobuf and gRPC.",
      "^src/terraform/server/",
      "^src/terraform/(cty|schema)/",
      core,
      authors,
    ),
    layer("terraform", "The framework knows nothing of Streamkap.", "^src/terraform/"),
    only("terraform-build", "For build scripts, not for a plugin.", "^$", "^src/terraform/build\\.ts$"),
    layer("catalogue", "The catalogue stands on nothing.", "^src/catalogue/"),
    layer("streamkap", "The API's client knows neither Terraform nor the catalogue.", "^src/streamkap/"),
    layer(
      "provider",
      "The provider joins framework, client and catalogue, and nothing else.",
      "^src/provider/",
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "simulator",
      "A statement of the API that is independent of the client and the provider: each checks the other.",
      "^src/simulator/",
      "^src/catalogue/",
    ),
    layer("cli", "The command line is on top of everything in src.", "^src/cli/", "^src/"),
    layer("constructs", "Another package, which the catalogue reaches as generated files.", "^constructs/"),
    ...Object.entries(constructsRooms).map(constructsRoom),

    ...foldersWithDoor.map(door),
    {
      name: "parts",
      comment: "What is loaded on demand is a part of the plugin, and its file is an index.ts.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/", pathNot: "/index\\.ts$", dynamic: true },
    },

    // Inside src/provider: nouns, journal and secrets below what translates, that below operations, these below resources.
    layer(
      "source",
      "The nouns of a source know neither the API's words nor an operation.",
      "^src/provider/source/",
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "journal",
      "The journal knows notes, and no operation.",
      "^src/provider/journal/",
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "past",
      "What older versions wrote is read, and nothing is planned.",
      "^src/provider/past/",
      "^src/provider/source/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "secrets",
      "Secrets know no operation and no translation.",
      "^src/provider/secrets/",
      "^src/provider/(source|past)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "wire",
      "The translation decides nothing.",
      "^src/provider/wire/",
      "^src/provider/(source|past|secrets|journal)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "block",
      "The provider block makes a connection.",
      "^src/provider/block/",
      "^src/provider/(source|journal|wire)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "operations",
      "An operation knows no schema and no resource.",
      "^src/provider/operations/",
      "^src/provider/(source|past|secrets|journal|wire)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "plan-read-wait",
      "Planning, reading and waiting begin no change.",
      "^src/provider/operations/(plan|read|wait)/",
      "^src/provider/(source|past|secrets|journal|wire)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "update",
      "An update knows no create.",
      "^src/provider/operations/update/",
      "^src/provider/operations/(plan|read|wait)/",
      "^src/provider/(source|past|secrets|journal|wire)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "resources",
      "A resource knows neither the provider nor its block.",
      "^src/provider/resources/",
      "^src/provider/(source|past|secrets|journal|wire|operations)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),

    // Inside src/terraform/server: the rules below the operations that share them.
    {
      name: "lifecycle",
      comment: "A rule of the lifecycle knows no operation.",
      severity: "error",
      from: { path: "^src/terraform/server/lifecycle/" },
      to: { path: "^src/terraform/server/(resources|data-sources|provider)/" },
    },

    // Inside src/terraform/protocol: grpc and messages below rpcs, rpcs below process.
    layer("grpc", "Transport knows no message and no RPC.", "^src/terraform/protocol/grpc/", core),
    layer(
      "messages",
      "Protobuf knows no RPC and no type of ours.",
      "^src/terraform/protocol/messages/",
      "^src/terraform/protocol/generated/",
      core,
    ),
    layer(
      "rpcs",
      "An RPC converts and delegates; it knows neither transport nor process.",
      "^src/terraform/protocol/rpcs/",
      "^src/terraform/protocol/(messages|generated)/",
      "^src/terraform/(cty|schema|server)/",
      core,
      authors,
    ),

    // Inside src/streamkap: http below call, call below calls, calls below the client.
    layer(
      "streamkap-call",
      "One call knows nothing of what the API offers.",
      "^src/streamkap/call/",
      "^src/streamkap/http/",
      "^src/streamkap/types\\.ts$",
    ),
    layer(
      "streamkap-calls",
      "What the API offers is said in calls.",
      "^src/streamkap/calls/",
      "^src/streamkap/call/",
      "^src/streamkap/types\\.ts$",
    ),

    // Inside src/simulator: http below records, records below faults, faults below api, api below books.
    layer("simulator-http", "HTTP knows no source.", "^src/simulator/http/", ...simulatorWords),
    layer(
      "simulator-records",
      "Records know no request.",
      "^src/simulator/records/",
      "^src/simulator/http/",
      ...simulatorWords,
    ),
    layer(
      "simulator-faults",
      "Faults know no answer of the API.",
      "^src/simulator/faults/",
      "^src/simulator/(http|records)/",
      ...simulatorWords,
    ),
    layer(
      "simulator-api",
      "The API knows no book.",
      "^src/simulator/api/",
      "^src/simulator/(http|records|faults)/",
      ...simulatorWords,
    ),
    layer(
      "simulator-books",
      "The books know nothing of the server.",
      "^src/simulator/books/",
      "^src/simulator/(http|records|faults|api)/",
      ...simulatorWords,
    ),

    only("http2-and-tls", "The wire is the protocol's.", "^src/terraform/protocol/", "^(node:)?(http2|tls)$"),
    layer("http", "HTTP knows nothing of the API.", "^src/streamkap/http/"),
    {
      name: "doors-between-streamkap-folders",
      comment: "A folder of src/streamkap is entered through its index.ts.",
      severity: "error",
      from: { path: "^src/streamkap/", pathNot: "^src/streamkap/http/" },
      to: { path: "^src/streamkap/http/", pathNot: "^src/streamkap/http/index\\.ts$" },
    },
    only("node-http", "There is one way to the API.", "^src/(streamkap/http|simulator)/", "^(node:)?https?$"),
    only("axios", "One folder knows the library.", "^src/streamkap/http/axios/", "node_modules/axios/"),
    only(
      "proxy",
      "Loaded where there is one.",
      "^src/streamkap/http/proxy/",
      "node_modules/https-proxy-agent/",
    ),

    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphan",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$", "^constructs/src/generated/"] },
      to: {},
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-development-dependency",
      comment: "What a user runs is made of dependencies and Node alone.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "types"],
    },
  },
};
