/** Joins the operations of a source for one connector. Each operation has a folder or a file of its own. */
import type { Connector } from "../../catalogue/index.ts";
import type {
  ChangeResponse,
  CreateRequest,
  ModifyPlanRequest,
  ModifyPlanResponse,
  ObjectValue,
  OperationContext,
  ReadRequest,
  ReadResponse,
  UpdateRequest,
} from "../../terraform/index.ts";
import type { Connection } from "../connection.ts";
import { forget } from "../source/index.ts";
import { warnContradicted, type ChangeAsked } from "./contradicted.ts";
import { keepEmpty, noteFilled } from "../wire/index.ts";
import { planSource } from "./plan/index.ts";
import { type ExpectConnector, readSource } from "./read/index.ts";
import type { GivenSecrets } from "../secrets/index.ts";

/** The operations of a resource that is a source, without deletion, which needs no connector. */
export interface SourceOperations {
  /** @param written the secrets that the configuration gives write-only, as it is written */
  modifyPlan(request: ModifyPlanRequest<Connection>, written: GivenSecrets): ModifyPlanResponse;
  create(request: CreateRequest<Connection>, context: OperationContext): Promise<ChangeResponse>;
  read(request: ReadRequest<Connection>, context: OperationContext): Promise<ReadResponse>;
  update(request: UpdateRequest<Connection>, context: OperationContext): Promise<ChangeResponse>;
}

/**
 * The operations of sources of one connector.
 *
 * @param connector the connector with its settings, for plan, create and update
 * @param expected finds the connector of a source that was read
 * @param sameText whether two different texts of a setting mean the same. Default: no two of them do
 */
export function sourceOperations(
  connector: Connector,
  expected: ExpectConnector,
  sameText?: ChangeAsked["sameText"],
): SourceOperations {
  const asked = (request: CreateRequest<Connection>, prior: ObjectValue | null): ChangeAsked => ({
    request,
    prior,
    connector,
    ...(sameText && { sameText }),
  });
  return {
    modifyPlan: (request, written) => planSource(request, connector, written),
    create: async (request, context) => {
      const { createSource } = await import("./changes/index.ts");
      const response = await createSource(request, context, connector);
      const noted = noteFilled(response, request.plannedState, request.plannedPrivate, connector);
      return stored(warnContradicted(noted, asked(request, null)), request);
    },
    read: async (request, context) => {
      const response = await readSource(request, context, expected);
      return keepEmpty(response, request.state, request.private, connector);
    },
    update: async (request, context) => {
      const { updateSource } = await import("./changes/index.ts");
      const response = await updateSource(request, context, connector);
      const noted = noteFilled(response, request.plannedState, request.plannedPrivate, connector);
      return stored(warnContradicted(noted, asked(request, request.priorState)), request);
    },
  };
}

/** The response with the private data that the state stores, without the names that only the apply needs. */
function stored(response: ChangeResponse, { plannedPrivate }: CreateRequest<Connection>): ChangeResponse {
  return { ...response, private: forget(response.private ?? plannedPrivate, "configuredArguments") };
}
