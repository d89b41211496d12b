import type { SourceRecord } from "./source-record.ts";

/** Lists of what is captured: each item becomes a topic. DynamoDB's bare table names get a prefix. */
const lists = [
  { wire: "table.include.list.user.defined", prefixOfBareNames: "default." },
  { wire: "collection.include.list.user.defined", prefixOfBareNames: "" },
  { wire: "endpoint.include.list.user.defined", prefixOfBareNames: "" },
  { wire: "topic.include.list.user.defined", prefixOfBareNames: "" },
];

/** Names of single topics, by wire key; the first one set counts. */
const names = ["topic.user.defined", "redis.stream.name", "topic.postfix"];

/** The topics that a source writes to, as far as its configuration tells. */
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
