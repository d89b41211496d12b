import type { SimulatorProcess } from "./simulator-process.ts";

export interface ListedSource {
  readonly id: string;
  readonly name: string;
  readonly connector_display_name: string;
  readonly connector_status: string;
  readonly created_from: string;
}

/** Lists the sources as any client of the API sees them. */
export async function listSources({
  url,
  clientId,
  secret,
}: SimulatorProcess): Promise<readonly ListedSource[]> {
  const token = await json<{ accessToken: string }>(`${url}/auth/access-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: clientId, secret }),
  });
  const page = await json<{ result: ListedSource[] }>(`${url}/sources?page_size=100`, {
    headers: { authorization: `Bearer ${token.accessToken}` },
  });
  return page.result;
}

async function json<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
  return (await response.json()) as Answer;
}

export function printSources(sources: readonly ListedSource[]): void {
  console.log("\nThe sources that the API has now:\n");
  const rows = sources.map((source) => [
    source.id,
    source.name,
    source.connector_display_name,
    source.connector_status,
    `created_from=${source.created_from}`,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`);
}
