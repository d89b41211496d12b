import { type TerraformElement, TerraformResource, Token, Tokenization } from "cdktf";
import { fieldsOf } from "../names/fields";
import { isSecretValue } from "../secrets/secret-value";
import { ELEMENT, problemOfTextTokens } from "../tokens/token-in-text";
import { isNumberOfToken, isPlainObject } from "../tokens/token-text";
import { overridesOf } from "../tree/overrides";

/**
 * What is wrong with tokens in the output of an element. The output is read before cdktf resolves tokens. It has every
 * attribute and every override, whatever has set them.
 */
export function problemsOfTokens(element: TerraformElement): string[] {
  if (TerraformResource.isTerraformResource(element) && !isSuspectResource(element)) return [];
  const output = Object.entries(fieldsOf(element.toTerraform()));
  const problems = output.flatMap(([kind, blocks]) =>
    isPlainObject(blocks) && isSuspect(blocks) ? [...problemsIn(blocks, startingAt(kind))] : [],
  );
  return [...new Set([...problems, ...secretsAmongOverrides(element)])];
}

/** A quick test of what cdktf makes the output of: to render the output of a thousand sources takes several times as long. */
function isSuspectResource(resource: TerraformResource): boolean {
  const { imports, moved } = fieldsOf(resource.toMetadata());
  return (
    imports !== undefined ||
    moved !== undefined ||
    [attributesOf(resource), resource.terraformMetaArguments, resource.provisioners].some(isSuspect) ||
    Object.keys(overridesOf(resource)).length > 0
  );
}

/** cdktf's attributes → values. The type keeps the method to its subclasses. */
function attributesOf(resource: TerraformResource): unknown {
  return (resource as unknown as { readonly synthesizeAttributes: () => unknown }).synthesizeAttributes();
}

/** In the output, cdktf has made plain objects of the objects in overrides, so that no SecretValue is recognised there. */
function secretsAmongOverrides(element: TerraformElement): string[] {
  return Object.entries(overridesOf(element)).flatMap(([path, value]) =>
    holdsSecretValue(value) ? [`The override of ${path} ${SECRET}`] : [],
  );
}

function holdsSecretValue(value: unknown): boolean {
  if (isSecretValue(value)) return true;
  return (Array.isArray(value) || isPlainObject(value)) && Object.values(value).some(holdsSecretValue);
}

function startingAt(kind: string): Place {
  return { path: [kind], seen: new Set(), isInExpression: false };
}

/** Tokens that were found right. Many sources share a token, and each is searched once. */
const CLEAN = new WeakSet();

/** A quick test, whether a value may hold something wrong. It saves time in a stack with a thousand right sources. */
function isSuspect(value: unknown): boolean {
  if (typeof value === "string") return isSuspectText(value);
  if (typeof value === "number") return problemOfNumber(value) !== undefined;
  if (Array.isArray(value)) return isSpread(value) || value.some(isSuspect);
  if (Tokenization.isResolvable(value)) return isSuspectToken(value);
  if (!isPlainObject(value)) return false;
  // Most attributes are undefined, and cdktf leaves those out of the output.
  const keys = Object.keys(value).filter((key) => value[key] !== undefined && key !== "//");
  return keys.some((key) => isSuspectText(key) || isSuspect(value[key])) || hasSpread(value);
}

function isSuspectText(text: string): boolean {
  if (!/TfToken|2[89][89]|\[object/.test(text)) return false;
  if (problemOfTextTokens(text, true) !== undefined) return true;
  return Token.isUnresolved(text) && Tokenization.reverseString(text).tokens.some(isSuspectToken);
}

function isSuspectToken(token: object): boolean {
  if (CLEAN.has(token)) return false;
  CLEAN.add(token);
  const isDirty = Object.entries(token).some(
    ([property, value]) => property !== "creationStack" && isSuspect(value),
  );
  if (isDirty) CLEAN.delete(token);
  return isDirty;
}

interface Place {
  readonly path: readonly string[];
  /** Tokens that were searched before, or are being searched. */
  readonly seen: Set<object>;
  /** Whether the value is inside of a token, where cdktf finds no number token in text. */
  readonly isInExpression: boolean;
}

function* problemsIn(value: unknown, place: Place): Generator<string> {
  const own = ownProblem(value, place.isInExpression);
  if (own !== undefined) {
    yield `${nameOf(place.path)} ${own}`;
    return;
  }
  if (typeof value === "string") {
    if (!Token.isUnresolved(value)) return;
    for (const token of Tokenization.reverseString(value).tokens) yield* problemsInToken(token, place);
  } else if (Array.isArray(value)) {
    if (Token.isUnresolved(value)) return;
    for (const [index, element] of value.entries())
      yield* problemsIn(element, below(place, `[${String(index)}]`));
  } else if (Tokenization.isResolvable(value)) {
    yield* problemsInToken(value, place);
  } else if (isPlainObject(value)) {
    for (const [key, element] of Object.entries(value)) {
      if (key === "//") continue;
      const problem = isMapMark(key) ? undefined : problemOfTextTokens(key, place.isInExpression);
      if (problem !== undefined) yield `${nameOf(place.path)} ${problem}`;
      yield* problemsIn(element, below(place, key));
    }
  }
}

/** The arguments of a Terraform function are fields of its token. */
function* problemsInToken(token: object, { path, seen }: Place): Generator<string> {
  if (seen.has(token)) return;
  seen.add(token);
  for (const [property, value] of Object.entries(token)) {
    if (property !== "creationStack") yield* problemsIn(value, { path, seen, isInExpression: true });
  }
}

/** The place of a part. Fields of a token are no attributes, so that they add nothing to the path. */
function below(place: Place, part: string): Place {
  return place.isInExpression ? place : { ...place, path: [...place.path, part] };
}

function ownProblem(value: unknown, isInExpression: boolean): string | undefined {
  if (typeof value === "string") return problemOfTextTokens(value, isInExpression);
  if (typeof value === "number") return problemOfNumber(value);
  if (isSecretValue(value)) return SECRET;
  if (Array.isArray(value)) return isSpread(value) ? SPREAD_LIST : undefined;
  return isPlainObject(value) && hasSpread(value) ? SPREAD_MAP : undefined;
}

function hasSpread(map: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(map);
  return keys.length > 1 && keys.some(isMapMark);
}

function isSpread(list: readonly unknown[]): boolean {
  return (
    (list.length > 1 || !Token.isUnresolved(list)) &&
    list.some((element) => typeof element === "string" && element.startsWith("#{TfToken["))
  );
}

const SPREAD_LIST = `has a list token spread into a list, and JavaScript does not know the elements. Write Fn.concat([…, ["…"]]).`;
const SPREAD_MAP = `has a map token spread into an object, and JavaScript does not know the entries. Write Fn.merge([…, { … }]).`;
const SECRET = `is a SecretValue, which only the secret settings take. Give the setting itself the SecretValue.`;

/** What is wrong with a number that was computed from a number token: cdktf does not know the result. */
function problemOfNumber(value: number): string | undefined {
  if (!isNumberOfToken(value) || Token.isUnresolved(value)) return undefined;
  if (/-1\.[89]\d*e\+289/.test(String(value))) return ELEMENT;
  return `is computed from a number token, and JavaScript does not know the number. Write Op.add(…), Op.mul(…) and the like.`;
}

function isMapMark(key: string): boolean {
  return key.startsWith("&{TfToken[");
}

/** The name for users: `resource.streamkap_source_mysql.<id>.database_port` is the attribute `database_port`. */
function nameOf([, type = "", , ...attributes]: readonly string[]): string {
  const name = attributes.reduce(
    (joined, part) =>
      joined + (part.startsWith("[") ? part : /^\w+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`),
    "",
  );
  return name === "" ? `The address of ${type}` : `The attribute ${name.replace(/^\./, "")} of ${type}`;
}
