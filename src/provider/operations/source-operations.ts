/** What every source does, once it is known what its settings are. Each operation is a file of its own. */
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

export interface SourceOperations {
  /** @param written the secrets that the configuration gives write-only, as it is written */
  modifyPlan(request: ModifyPlanRequest<Connection>, written: GivenSecrets): ModifyPlanResponse;
  create(request: CreateRequest<Connection>, context: OperationContext): Promise<ChangeResponse>;
  read(request: ReadRequest<Connection>, context: OperationContext): Promise<ReadResponse>;
  update(request: UpdateRequest<Connection>, context: OperationContext): Promise<ChangeResponse>;
}

/**
 * @param expected of what is read; nothing else of a source depends on what it was found to be
 * @param sameText whether two texts of a setting mean the same. Default: the same text alone
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

/** With the private data that is stored. */
function stored(response: ChangeResponse, { plannedPrivate }: CreateRequest<Connection>): ChangeResponse {
  return { ...response, private: forget(response.private ?? plannedPrivate, "configuredArguments") };
}
