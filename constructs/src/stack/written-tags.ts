import { type TerraformResource, Token, Tokenization } from "cdktf";
import { problemsOfTags } from "../checks/source-problems";
import { fieldOf } from "../names/fields";
import { kindOf } from "../names/kind-of";
import { isSet } from "../tokens/is-set";
import { overridesOf } from "../tree/overrides";

/** The tags that the resource has now. */
export function tagsOf(resource: TerraformResource): unknown {
  return fieldOf(resource, "tagsInput");
}

export function setTags(resource: TerraformResource, ids: unknown): void {
  Reflect.set(resource, "tags", ids);
}

const ADVICE =
  "An aspect that is meant for the tags of other resources, names with values, has to leave Streamkap's out; how one sets " +
  'the tags of sources is in the README of this package, under "Tags for all sources".';

/**
 * What is wrong with the tags of a resource that something other than the property of the source has set, such as an aspect.
 *
 * @param own tags that the property has set. They are judged with the other properties
 */
export function problemsOfWrittenTags(resource: TerraformResource, own: unknown): string[] {
  return [tagsOf(resource), overridesOf(resource).tags]
    .filter((tags) => isSet(tags) && !isToken(tags) && (tags !== own || hasNames(tags)))
    .flatMap(problemsOfTagsSet);
}

function problemsOfTagsSet(tags: unknown): string[] {
  if (!Array.isArray(tags) || hasNames(tags)) {
    const kind = Array.isArray(tags) ? "a list with names in it" : kindOf(tags);
    return [`tags of the resource were set to ${kind}: they must be a list of ids. ${ADVICE}`];
  }
  if (tags.some(isListToken)) {
    return [
      "tags of the resource were set to a list that has another list in it, of which nothing is known yet, such as the " +
        "tags that the source itself is going to have. Give the ids, without reading them from the source.",
    ];
  }
  return problemsOfTags(tags).filter((problem) => problem !== undefined);
}

/** Whether the tags are a list with names in it. An aspect that takes the list for an object leaves that behind. */
function hasNames(tags: unknown): boolean {
  return Array.isArray(tags) && Object.keys(tags).length > tags.length;
}

function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) || Tokenization.isResolvable(value);
}

/** The one element that a list token has. */
function isListToken(value: unknown): boolean {
  return typeof value === "string" && Token.isUnresolved([value]) && !Token.isUnresolved(value);
}
