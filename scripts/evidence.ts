/**
 * `npm run evidence` writes docs/compatibility.md, docs/conformance.md and docs/evidence.md from the results in evidence/*.json and the
 * lists in scripts/evidence. It measures nothing. `npm run generate` writes the pages too, and `npm run check` fails if they are out of
 * date.
 */
import { writeEvidencePages } from "./evidence/write-pages.ts";

writeEvidencePages().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
