import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import type { Provider } from "../../src/terraform/index.ts";
import { rpcs } from "../../src/terraform/protocol/generated/wire-tables.ts";
import { createDispatch } from "../../src/terraform/protocol/rpcs/index.ts";
import { root } from "../build/paths.ts";
import type { AnsweredRpcs } from "./conformance-page.ts";

/** Asks the dispatch of RPCs itself which RPCs it has. */
export function answeredRpcs(): AnsweredRpcs {
  const provider = createStreamkapProvider({
    version: "0",
    catalogue: () => readCatalogue(join(root, "src", "catalogue", "sources")),
    environment: {},
  });
  const complete: Provider<unknown> = { ...provider, dataSources: {} };
  return {
    all: Object.keys(rpcs),
    framework: namesOf(complete),
    provider: namesOf(provider),
  };
}

function namesOf(provider: Provider<unknown>): ReadonlySet<string> {
  const ignore = (): void => undefined;
  const logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
  return new Set(createDispatch(provider, logger).keys());
}
