import type { Provider } from "../../../src/terraform/provider.ts";
import type { Resource } from "../../../src/terraform/resource.ts";
import { createTestProvider } from "./test-provider.ts";

/** The test provider with some members of `test_item` added or replaced. */
export function itemWith(more: Partial<Resource<unknown>>): Provider<unknown> {
  const provider = createTestProvider();
  const load = provider.resources["test_item"]!;
  return { ...provider, resources: { test_item: async () => ({ ...(await load()), ...more }) } };
}
