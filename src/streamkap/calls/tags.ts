import { optionalText, optionalTexts, requireList, requireObject, requireText } from "../call/index.ts";
import type { ApiValue, Tag } from "../types.ts";

/**
 * Reads the tags out of the answer to GET /tags, `{"tags": [...]}`.
 *
 * @throws UnexpectedShape
 */
export function decodeTags(answer: ApiValue | undefined): readonly Tag[] {
  const { tags } = requireObject(answer, "the list of tags");
  return requireList(tags, "tags").map((tag, index) => decodeTag(tag, `tags[${String(index)}]`));
}

function decodeTag(value: ApiValue, where: string): Tag {
  const tag = requireObject(value, where);
  return {
    id: requireText(tag["id"], `${where}.id`),
    name: optionalText(tag["name"], `${where}.name`),
    description: optionalText(tag["description"], `${where}.description`),
    type: optionalTexts(tag["type"], `${where}.type`),
    system: flag(tag["system"]),
    custom: flag(tag["custom"]),
  };
}

function flag(value: ApiValue | undefined): boolean | null {
  return typeof value === "boolean" ? value : null;
}
