import { createStreamkapProvider } from "../../../src/provider/index.ts";
import {
  getIdentitySchemas,
  identityOf,
  importResourceState,
  ProviderServer,
  type LoadedResource,
} from "../../../src/terraform/server/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { context } from "../../terraform/server/test-resource.ts";

const id = "66a0c0ffee0000000000beef";

async function webhook(): Promise<{ server: ProviderServer; resource: LoadedResource }> {
  const server = new ProviderServer(
    createStreamkapProvider({ version: "0.0.0", catalogue: () => catalogue, environment: {} }),
  );
  server.client = { kind: "ready" };
  return { server, resource: (await server.resource("streamkap_source_webhook"))! };
}

describe("sourceIdentity", () => {
  it("belongs to every resource that is a source", async () => {
    const { server } = await webhook();
    const schemas = await getIdentitySchemas(server, undefined, context);
    const types = Object.keys(server.provider.resources);
    // streamkap_sources_ready stands for no object in Streamkap.
    expect([...schemas.keys()]).toEqual(types.filter((type) => type !== "streamkap_sources_ready"));
  });

  it("is the id of the source", async () => {
    const { resource } = await webhook();
    const { identity } = identityOf(resource, [new Map([["id", id]])], context);
    expect(identity).toEqual(new Map([["id", id]]));
  });

  it("imports a source, as the id does", async () => {
    const { server, resource } = await webhook();
    const identity = new Map([["id", id]]);
    const byIdentity = await importResourceState(server, { resource, identity }, context);
    expect(byIdentity.importedResources[0]?.state.get("id")).toBe(id);
    expect(byIdentity).toEqual(await importResourceState(server, { resource, id }, context));
  });

  it("is refused if its id has another form", async () => {
    const { server, resource } = await webhook();
    const identity = new Map([["id", "orders"]]);
    const { importedResources, diagnostics } = await importResourceState(
      server,
      { resource, identity },
      context,
    );
    expect(importedResources).toEqual([]);
    expect(diagnostics.map(({ summary }) => summary)).toEqual(['"orders" is not the id of a source']);
  });
});
