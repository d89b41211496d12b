/**
 * What is wrong with an object that a token was spread into (`{ ...token }`); undefined where nothing is. A map token leaves
 * its mark as a key, text leaves its letters by number, and other tokens leave their fields.
 */
export function problemOfSpread(given: object, className: string): string | undefined {
  const keys = Object.keys(given);
  const isMap = keys.some((key) => key.startsWith("&{TfToken["));
  const isText = "0" in given && "1" in given;
  if (!isMap && !isText && !("creationStack" in given)) return undefined;
  return (
    `${className}: a token was spread into the object, and JavaScript does not know the entries. Give each entry by its ` +
    `own name, such as Fn.lookup(…, "key", ""), or for a CustomConfig the whole as Fn.merge([…, { … }]).`
  );
}
