import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The links of a Markdown file to a file or a heading that there is not. Addresses of the web are not followed. */
export function brokenLinks(file: string): string[] {
  const text = withoutCode(readFileSync(file, "utf8")).replaceAll(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !target.startsWith("https://") && !leadsSomewhere(file, target));
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  try {
    return anchor === undefined ? existsSync(file) : anchorsOf(file).has(anchor);
  } catch {
    return false;
  }
}

function anchorsOf(file: string): Set<string> {
  const text = withoutCode(readFileSync(file, "utf8"));
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)]);
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, "");
}
