import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { StreamkapSourceProps } from "./streamkap-source-props";
import { StreamkapSourcesReady } from "./streamkap-sources-ready";

/**
 * The StreamkapSourcesReady that waits for a source.
 *
 * @param chosen by the author of the stack, in `wait`
 * @throws Error where the group cannot wait for the source
 */
export function groupThatWaits(
  source: Construct,
  chosen: StreamkapSourcesReady | undefined,
  { provider, dependsOn }: StreamkapSourceProps,
): StreamkapSourcesReady {
  const group = chosen ?? StreamkapSourcesReady.ofStack(source, provider);
  if (dependsOn?.includes(group)) {
    throw new Error(
      `${source.node.path}: dependsOn has ${group.node.path}, which waits for this source too, so that each would ` +
        `wait for the other. Give this source another "wait": Wait.BY_ITSELF, or Wait.inGroup() of another group.`,
    );
  }
  if (TerraformStack.of(group) !== TerraformStack.of(source)) {
    throw new Error(
      `${source.node.path} is to be waited for by ${group.node.path}, which is in another stack. Make a ` +
        `StreamkapSourcesReady in each stack.`,
    );
  }
  return group;
}
