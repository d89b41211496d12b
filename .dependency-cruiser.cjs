/**
 * Says who may import whom: the layer table of ARCHITECTURE.md as code. Imports of types count too, because a layer that knows the
 * types of another layer knows that layer.
 */

const { readdirSync } = require("node:fs");

/** Files of src/terraform that lie in no folder of their own, and that every folder of it may use. */
const core = "^src/terraform/(diagnostic|context|exception)\\.ts$";
const authors = "^src/terraform/(resource|data-source|identity|provider)\\.ts$";

/** Files that every folder of the simulator may use: the catalogue, and the words of the simulator. */
const simulatorWords = ["^src/catalogue/", "^src/simulator/(clock|hex-id|parse-quirk|present|quirks)\\.ts$"];

/** A file that matches `from` may import our own code only if it matches `from` or one of `to`. */
function layer(name, comment, from, ...to) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from },
    to: { path: "^(src|constructs|test|scripts|bench)/", pathNot: [from, ...to] },
  };
}

/** Only a file that matches `from` may import what matches `to`. */
function only(name, comment, from, to) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: "^(src|constructs)/", pathNot: from },
    to: { path: to },
  };
}

/** Files that every room of the provider may use. */
const providerWords = "^src/provider/(address|connection)\\.ts$";

/** Folders that have an index.ts, without generated ones. */
const foldersWithDoor = ["src", "constructs/src"]
  .flatMap((top) =>
    readdirSync(top, { recursive: true })
      .map((path) => `${top}/${path.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith("/index.ts") && path !== `${top}/index.ts`),
  )
  .map((path) => path.slice(0, -"/index.ts".length))
  .filter((folder) => !folder.startsWith("constructs/src/generated"));

/** The rooms of the constructs, each with the rooms that it may use. The public constructs may use all of them. */
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

/** A file outside a folder with an index.ts may import only this index.ts of the folder. */
function door(folder) {
  return {
    name: `door of ${folder}`,
    comment: `Import only the index.ts of ${folder} from outside the folder.`,
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
    only(
      "terraform-build",
      "This door is for build scripts, and not for a plugin.",
      "^$",
      "^src/terraform/build\\.ts$",
    ),
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
      "The simulator states the API independently of client and provider, so that each checks the other.",
      "^src/simulator/",
      "^src/catalogue/",
    ),
    layer("cli", "The command line is on top of everything in src.", "^src/cli/", "^src/"),
    layer(
      "constructs",
      "The constructs are another package. The catalogue reaches them as generated files.",
      "^constructs/",
    ),
    ...Object.entries(constructsRooms).map(constructsRoom),

    ...foldersWithDoor.map(door),
    {
      name: "parts",
      comment: "A file that is loaded on demand is a part of the plugin, and has the name index.ts.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/", pathNot: "/index\\.ts$", dynamic: true },
    },

    // In src/provider, resources stand on operations, operations on wire, and wire on nouns, journal and secrets.
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
      "This room reads what older versions wrote, and plans nothing.",
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
    layer(
      "account",
      "This room opens an account, and knows nothing of what is there.",
      "^src/provider/account/",
      "^src/provider/block/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "orphans",
      "This room looks at sources and states, and knows no operation and no resource.",
      "^src/provider/orphans/",
      "^src/provider/(account|wire)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),
    layer(
      "existing",
      "What exists is read and turned into arguments, by the rules of the resources.",
      "^src/provider/existing/",
      "^src/provider/(account|source|secrets|wire|resources)/",
      providerWords,
      "^src/(terraform|streamkap|catalogue)/",
    ),

    // In src/terraform/server, the operations stand on the rules that they share.
    {
      name: "lifecycle",
      comment: "A rule of the lifecycle knows no operation.",
      severity: "error",
      from: { path: "^src/terraform/server/lifecycle/" },
      to: { path: "^src/terraform/server/(resources|data-sources|provider)/" },
    },

    // In src/terraform/protocol, process stands on rpcs, and rpcs on grpc and messages.
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

    // In src/streamkap, the client stands on calls, calls on call, and call on http.
    layer(
      "streamkap-call",
      "One call knows nothing of what the API offers.",
      "^src/streamkap/call/",
      "^src/streamkap/http/",
      "^src/streamkap/types\\.ts$",
    ),
    layer(
      "streamkap-calls",
      "The calls of the API know nothing of the client.",
      "^src/streamkap/calls/",
      "^src/streamkap/call/",
      "^src/streamkap/types\\.ts$",
    ),

    // In src/simulator, books stand on api, api on faults, faults on records, and records on http.
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

    only("http2", "Only the protocol speaks HTTP/2.", "^src/terraform/protocol/", "^(node:)?http2$"),
    only(
      "tls",
      "Only the protocol speaks TLS, and HTTP says which certificates it trusts.",
      "^src/(terraform/protocol/|streamkap/http/trust\\.ts$)",
      "^(node:)?tls$",
    ),
    layer("http", "HTTP knows nothing of the API.", "^src/streamkap/http/"),
    {
      name: "doors-between-streamkap-folders",
      comment: "Import only the index.ts of src/streamkap/http from outside the folder.",
      severity: "error",
      from: { path: "^src/streamkap/", pathNot: "^src/streamkap/http/" },
      to: { path: "^src/streamkap/http/", pathNot: "^src/streamkap/http/index\\.ts$" },
    },
    only(
      "node-http",
      "Only one folder of the provider opens HTTP connections; the simulator is a server.",
      "^src/(streamkap/http|simulator)/",
      "^(node:)?https?$",
    ),
    only("axios", "One folder knows the library.", "^src/streamkap/http/axios/", "node_modules/axios/"),
    only(
      "proxy",
      "Only one folder knows the library for proxies, and it is loaded only where there is a proxy.",
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
      comment: "Code that a user runs needs only Node and the package's dependencies.",
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
