import type { Category } from "../../src/catalogue/index.ts";

const connectors: readonly Category[] = ["Databases", "Files and streams", "Applications and webhooks"];

/** Headings under which the registry lists the resources, in the order of docs/index.md. */
export const subcategories = [...connectors, "Any connector", "Waiting"] as const;

export type Subcategory = (typeof subcategories)[number];
