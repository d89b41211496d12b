import { actNames, acts } from "./acts.ts";
import type { ActName, Fault } from "./fault.ts";
import { must } from "../http/index.ts";
import { present } from "../present.ts";
import { strictFields, type StrictFields } from "./strict-fields.ts";

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

/**
 * Reads a fault from JSON. The `body` of an answer may be a text, or JSON that is sent as text.
 *
 * @throws RangeError that says what is wrong with the fault
 */
export function parseFault(value: unknown): Fault {
  const fields = strictFields(value, "a fault");
  const method = fields.choice("method", methods);
  const path = fields.text("path");
  if (path?.startsWith("/") === false) fields.wrong(["path"], must("a path, such as /sources/{id}"));
  const percent = fields.count("percent");
  if (percent !== undefined && percent > 100) fields.wrong(["percent"], must("a whole number from 0 to 100"));
  const target = present({
    method,
    path,
    name: fields.text("name"),
    skip: fields.count("skip"),
    times: fields.count("times"),
    percent,
    seed: fields.count("seed"),
  });
  const fault = { ...target, ...readAct(fields.requiredChoice("act", actNames), fields) };
  fields.finish();
  return fault;
}

function readAct<Name extends ActName>(act: Name, fields: StrictFields): Fault<Name> {
  return { act, ...acts[act].read(fields) } as Fault<Name>;
}
