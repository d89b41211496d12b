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
    when: "`terraform validate` finds these mistakes. So does every plan, before it calls Streamkap.",
    steps: "validate",
    cases: [...inConfiguration, ...genericInConfiguration],
  },
  {
    title: "When a source of any connector is planned",
    when: "A plan compares a `streamkap_source` with the settings that Streamkap tells of the connector.",
    steps: "plan",
    cases: inGenericPlan,
  },
  {
    title: "In the provider block and the network",
    when: "The provider fetches a token before it reads a source, so each of these errors comes once, and not for each source.",
    steps: "plan-provider",
    cases: inProviderBlock,
  },
  {
    title: "When a source is created",
    when: "No source is made twice, and each source that was made is in the state.",
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
    when: "An import that fails adds nothing to the state.",
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
