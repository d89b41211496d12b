import type { PostgresServer } from "./postgres.ts";

/** The backend "pg" keeps each state as JSON in this table of its database. */
const idsOfSources = `
  SELECT instance->'attributes'->>'id'
  FROM terraform_remote_state.states,
    jsonb_array_elements(data::jsonb->'resources') AS resource,
    jsonb_array_elements(resource->'instances') AS instance
  WHERE resource->>'type' ~ '^streamkap_source(_|$)'`;

/** The ids of the sources in all states. Each state is in a database of its own. */
export function idsInStates(postgres: PostgresServer): readonly string[] {
  const databases = postgres.query(
    "postgres",
    "SELECT datname FROM pg_database WHERE datname LIKE 'shops-%'",
  );
  return databases.flatMap((database) => postgres.query(database, idsOfSources));
}
