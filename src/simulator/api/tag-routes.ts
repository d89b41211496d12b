import { hexId } from "../hex-id.ts";
import { queryList, createBodyReader, type Route } from "../http/index.ts";

interface Tag {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly string[];
  readonly system: boolean;
  readonly custom: boolean;
}

/** GET /tags and POST /tags/search, with the system tags that every tenant has. */
export function tagRoutes(seed: number): readonly Route[] {
  const tags = [
    // The official provider shows the API's own id of this tag.
    systemTag("670e5ca40afe1d3983ce0c22", "Development", "environment"),
    systemTag(hexId(seed, "tag/Staging"), "Staging", "environment"),
    systemTag(hexId(seed, "tag/Production"), "Production", "environment"),
    systemTag(hexId(seed, "tag/Confidential"), "Confidential", "general"),
  ];
  return [
    {
      method: "GET",
      path: "/tags",
      handle: ({ query }) => ({
        body: {
          tags: tags.filter(
            (tag) =>
              isIn(queryList(query, "tag_ids"), [tag.id]) &&
              isIn(queryList(query, "tag_name"), [tag.name]) &&
              isIn(queryList(query, "tag_type"), tag.type),
          ),
        },
      }),
    },
    {
      method: "POST",
      path: "/tags/search",
      handle: ({ json }) => {
        const reader = createBodyReader(json());
        const ids = reader.texts("tag_ids") ?? [];
        reader.finish();
        return { body: { tags: tags.filter((tag) => isIn(ids, [tag.id])) } };
      },
    },
  ];
}

function systemTag(id: string, name: string, type: string): Tag {
  return { id, name, description: `System tag ${name}`, type: [type], system: true, custom: false };
}

/** Whether one of the values is wanted. Without a filter, every value is wanted. */
function isIn(wanted: readonly string[], values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}
