import type { SourceRecord } from "./source-record.ts";

/**
 * Settings that list what is captured. Each item becomes a topic. A table name without a dot, as DynamoDB has, gets a
 * prefix.
 */
const lists = [
  { wire: "table.include.list.user.defined", prefixOfBareNames: "default." },
  { wire: "collection.include.list.user.defined", prefixOfBareNames: "" },
  { wire: "endpoint.include.list.user.defined", prefixOfBareNames: "" },
  { wire: "topic.include.list.user.defined", prefixOfBareNames: "" },
];

/** Settings that name a single topic, by wire key. The first one that is set counts. */
const names = ["topic.user.defined", "redis.stream.name", "topic.postfix"];

/** The topics to which a source writes, as far as its configuration tells. */
export function topicsOf({ config }: SourceRecord): readonly string[] {
  const listed = lists.flatMap(({ wire, prefixOfBareNames }) =>
    (config.get(wire) ?? "")
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "")
      .map((item) => (item.includes(".") ? item : prefixOfBareNames + item)),
  );
  if (listed.length > 0) return listed;
  const name = names.map((wire) => config.get(wire) ?? "").find((value) => value !== "");
  return name === undefined ? [] : [name];
}
