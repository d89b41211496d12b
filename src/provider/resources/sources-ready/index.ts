/**
 * `streamkap_sources_ready` waits for many sources at once. It is a resource of its own, because Terraform taints and
 * rebuilds a source whose create fails. A failed wait of this resource has no such effect: a create that fails stores
 * nothing, an update that fails keeps the prior state, and the next apply waits again.
 */
import { randomUUID } from "node:crypto";
import { error, type ObjectValue, type Resource } from "../../../terraform/index.ts";
import { hasNews, plannedStatuses, presentSources } from "./awaited-sources.ts";
import type { Connection } from "../../connection.ts";
import { waitForReadiness } from "./readiness.ts";
import { sourcesReadySchema } from "./schema.ts";

/** Makes the resource `streamkap_sources_ready`. */
export function createSourcesReadyResource(): Resource<Connection> {
  return {
    schema: sourcesReadySchema,

    upgradeState: ({ rawState }) => ({ state: presentSources(rawState) }),

    modifyPlan({ priorState, plannedState }) {
      if (priorState === null) return { plannedState };
      const statuses = plannedStatuses(plannedState, priorState);
      return { plannedState: new Map([...plannedState, ["statuses", statuses]]) };
    },

    async create(request, context) {
      const { statuses, diagnostics } = await waitForReadiness(request, "create", context);
      if (statuses === undefined) return { newState: null, diagnostics };
      const newState: ObjectValue = new Map([
        ...request.plannedState,
        ["id", randomUUID()],
        ["statuses", statuses],
      ]);
      return { newState, diagnostics };
    },

    async update(request, context) {
      const { priorState, plannedState } = request;
      if (!hasNews(plannedState, priorState)) {
        const statuses = plannedStatuses(plannedState, priorState);
        return { newState: new Map([...plannedState, ["statuses", statuses]]) };
      }
      const { statuses, diagnostics } = await waitForReadiness(request, "update", context);
      if (statuses === undefined) return { newState: priorState, diagnostics };
      return { newState: new Map([...plannedState, ["statuses", statuses]]), diagnostics };
    },

    /** Keeps the statuses that the last wait has seen. A refresh neither asks the API nor waits. */
    read: ({ state }) => Promise.resolve({ newState: state }),

    delete: () => Promise.resolve({}),

    importState: () => Promise.resolve({ state: null, diagnostics: [nothingToImport] }),
  };
}

const nothingToImport = error(
  "There is nothing to import",
  "This resource only waits: Streamkap has no object of it. Leave the import out, and apply.",
);
