import type { ErrorCase } from "./error-case.ts";
import { inConfiguration } from "./in-configuration.ts";
import { genericInConfiguration, inGenericImport, inGenericPlan } from "./in-generic.ts";
import { inCreate } from "./in-create.ts";
import { inDelete, inImport, inRead, inUpdate } from "./in-life.ts";
import { inProviderBlock } from "./in-provider-block.ts";

/** Cases that one run of the engine shows together. */
export interface Group {
  readonly title: string;
  readonly when: string;
  readonly steps:
    "validate" | "plan" | "plan-provider" | "create" | "refresh" | "update" | "import" | "destroy";
  readonly cases: readonly ErrorCase[];
}

export const groups: readonly Group[] = [
  {
    title: "In the configuration",
    when: "`terraform validate` finds these, and so does every plan, before anything is asked of Streamkap.",
    steps: "validate",
    cases: [...inConfiguration, ...genericInConfiguration],
  },
  {
    title: "When a source of any connector is planned",
    when: "`streamkap_source` is compared with what Streamkap says of the connector.",
    steps: "plan",
    cases: inGenericPlan,
  },
  {
    title: "In the provider block and the network",
    when: "The provider signs in before it looks at a source, so these come once and not for each source.",
    steps: "plan-provider",
    cases: inProviderBlock,
  },
  {
    title: "When a source is created",
    when: "Nothing is made twice, and what was made is in the state.",
    steps: "create",
    cases: inCreate,
  },
  {
    title: "When a source is read",
    when: "After an error the state stays as it was. A warning is shown with the plan.",
    steps: "refresh",
    cases: inRead,
  },
  {
    title: "When a source is changed",
    when: "The state stays as it was, so the next plan shows the change again.",
    steps: "update",
    cases: inUpdate,
  },
  {
    title: "When a source is imported",
    when: "Nothing comes into the state.",
    steps: "import",
    cases: [...inImport, ...inGenericImport],
  },
  {
    title: "When a source is deleted",
    when: "The source stays in the state.",
    steps: "destroy",
    cases: inDelete,
  },
];
