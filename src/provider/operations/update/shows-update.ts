import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import { isUnknown, type ObjectValue } from "../../../terraform/index.ts";
import { fromConfig } from "../../wire/index.ts";
import { presentValue } from "../../past/index.ts";
import { sameValue, textOf } from "../../source/index.ts";

/**
 * Whether a source shows everything that an update was to change. A value that an echo cannot prove, such as a secret
 * that may be masked, does not count as shown.
 */
export function showsUpdate(
  source: Source,
  planned: ObjectValue,
  prior: ObjectValue,
  connector: Connector,
): boolean {
  const { values } = fromConfig(source.config ?? {}, connector, planned, { secretsShown: true });
  const moved = (name: string): boolean => !sameValue(planned.get(name) ?? null, prior.get(name) ?? null);
  if (source.name !== textOf(planned, "name") || moved("tags") || moved("kc_cluster_id")) return false;
  return connector.settings
    .filter(({ attribute, readOnly }) => readOnly !== true && moved(attribute))
    .every((setting) => {
      const { attribute, sensitive } = setting;
      const wanted = presentValue(planned.get(attribute) ?? null, setting);
      return sensitive !== true && !isUnknown(wanted) && sameValue(values.get(attribute) ?? null, wanted);
    });
}
