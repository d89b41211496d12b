import type { Catalogue, TextForm } from "../../../catalogue/index.ts";
import { hasErrors, type Resource } from "../../../terraform/index.ts";
import { typePrefix } from "../../address.ts";
import type { Connection } from "../../connection.ts";
import { sourceIdentity } from "../../source/index.ts";
import { importSource } from "../../operations/index.ts";
import type { Journal } from "../../journal/index.ts";
import { WrittenSecrets } from "../../secrets/index.ts";
import { createGeneric, updateGeneric } from "./change-generic.ts";
import { checkConnector, createLookUp } from "./definitions/index.ts";
import { checkMaps } from "./check-maps.ts";
import { genericSchema } from "./generic-schema.ts";
import { moveGeneric } from "./move-generic.ts";
import { givenKeys, heldKeys, planGeneric } from "./plan-generic.ts";
import { readGeneric } from "./read-generic.ts";

/**
 * Makes the resource `streamkap_source`.
 *
 * @param typeNames names of the typed resources, by connector code
 * @param journal notes the ids that states hold. @default nothing is noted
 */
export function createGenericResource(
  catalogue: Catalogue,
  typeNames: ReadonlyMap<string, string>,
  journal?: Journal,
): Resource<Connection> {
  const lookUp = createLookUp();
  const forms = formsOf(catalogue);
  const written = new WrittenSecrets();
  return {
    schema: genericSchema,
    validateConfig: (config) => {
      written.note(config, givenKeys(config));
      return checkMaps(config, typeNames);
    },
    modifyPlan: async (request, context) => {
      const given = written.of(request.config);
      const diagnostics = await checkConnector(request, context, {
        held: heldKeys(request, given),
        lookUp,
        forms,
      });
      if (hasErrors(diagnostics)) return { plannedState: request.plannedState, diagnostics };
      const plan = planGeneric(request, given);
      return { ...plan, diagnostics: [...diagnostics, ...(plan.diagnostics ?? [])] };
    },
    create: createGeneric,
    read: (request, context) => readGeneric(request, context, typeNames, lookUp),
    update: updateGeneric,
    delete: async (request, context) => {
      const { deleteSource } = await import("../../operations/changes/index.ts");
      return deleteSource(request, context, `${typePrefix}_source`);
    },
    identity: sourceIdentity,
    upgradeState: ({ rawState }) => {
      const id = rawState.get("id");
      if (typeof id === "string") journal?.stored(id);
      return { state: rawState };
    },
    moveState: (moved) => moveGeneric(moved, catalogue),
    importState: (request) => Promise.resolve(importSource(request)),
  };
}

/** The forms of texts, by key. Connectors share keys, so a connector that is not in the catalogue may have them too. */
function formsOf(catalogue: Catalogue): ReadonlyMap<string, TextForm> {
  const settings = [...catalogue.values()].flatMap((connector) => connector.settings);
  return new Map(settings.flatMap(({ wire, form }) => (form === undefined ? [] : [[wire, form] as const])));
}
