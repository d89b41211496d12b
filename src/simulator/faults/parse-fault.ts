import { stringify } from "lossless-json";
import type { Fault } from "./fault.ts";
import { type KnownAnswer, knownAnswers, must, type OtherAnswer } from "../http/index.ts";
import { present } from "../present.ts";
import { isText, strictFields, type StrictFields } from "./strict-fields.ts";

const acts = [
  "answer",
  "answerAfter",
  "drop",
  "dropAfter",
  "truncate",
  "delay",
  "hold",
  "holdAfter",
  "ignore",
  "trim",
] as const satisfies readonly Fault["act"][];
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
  const target = present({
    method,
    path,
    name: fields.text("name"),
    skip: fields.count("skip"),
    times: fields.count("times"),
  });
  const act = fields.requiredChoice("act", acts);
  const fault: Fault = { ...target, ...parseAct(act, fields) };
  fields.finish();
  return fault;
}

function parseAct(act: Fault["act"], fields: StrictFields): Fault {
  switch (act) {
    case "answer":
    case "answerAfter": {
      const as = fields.choice("as", Object.keys(knownAnswers).filter(isKnown));
      return as === undefined ? { act, ...parseAnswer(fields) } : { act, as };
    }
    case "delay":
      return { act, ms: fields.requiredCount("ms") };
    case "drop":
    case "dropAfter":
    case "truncate":
    case "hold":
    case "holdAfter":
    case "ignore":
    case "trim":
      return { act };
  }
}

function parseAnswer(fields: StrictFields): OtherAnswer {
  const status = fields.count("status") ?? 0;
  if (fields.raw("status") === undefined) fields.missing('as" or "status');
  else if (status < 200 || status > 599) fields.wrong(["status"], must("a number from 200 to 599"));
  const body = fields.raw("body");
  return {
    status,
    ...present({
      body: isText(body) ? body : stringify(body),
      contentType: fields.text("contentType"),
      headers: fields.map("headers", isText, "texts"),
    }),
  };
}

function isKnown(name: string): name is KnownAnswer {
  return Object.hasOwn(knownAnswers, name);
}
