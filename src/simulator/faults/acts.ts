import { stringify } from "lossless-json";
import { brokenTrace } from "./broken-trace.ts";
import type { ActFields, ActName } from "./fault.ts";
import { type KnownAnswer, knownAnswers, must } from "../http/index.ts";
import { escapeSource, mapSources, trimTexts, withEntries } from "./misread.ts";
import type { SourceChange } from "./out-of-band.ts";
import { type Outgoing, toOutgoing } from "./outgoing.ts";
import { present } from "../present.ts";
import { stuckStatuses } from "../records/index.ts";
import { isText, type StrictFields } from "./strict-fields.ts";

/** How the API carries out a request in another way than its caller means: a PUT is ignored, or a body is changed. */
export type Misreading = "ignored" | ((bodyText: string) => string);

/** The request that a fault befalls, as an act sees it. */
export interface Befallen {
  /** Carries out the request, as it is or as it is misread. Resolves to the API's own answer. */
  readonly carryOut: (misreading?: Misreading) => Promise<Outgoing>;
  /** Changes the source that the request is about, if there is one. */
  readonly change: (change: SourceChange) => void;
  /** Waits as long as a delay says. */
  readonly pause: (delay: ActFields["delay"]) => Promise<void>;
  /** An act calls this when the fault begins to show. */
  readonly show: () => void;
  /** Resolves when the fault is released. */
  readonly released: Promise<void>;
}

/** An act: how its fields are read from JSON, and what it does. */
interface Act<Fields> {
  readonly read: (fields: StrictFields) => Fields;
  readonly run: Run<Fields>;
}
type Run<Fields> = (fields: Fields, request: Befallen) => Promise<Outgoing>;

/** Carries the request out after something else, and perhaps misreads it. */
function before<Fields>(
  prepare: (fields: Fields, request: Befallen) => void | Promise<void>,
  misreading?: Misreading,
): Run<Fields> {
  return async (fields, request) => {
    request.show();
    await prepare(fields, request);
    return request.carryOut(misreading);
  };
}

/** Carries the request out, and changes its answer. */
function after<Fields>(
  change: (answer: Outgoing, fields: Fields, request: Befallen) => Outgoing | Promise<Outgoing>,
): Run<Fields> {
  return async (fields, request) => {
    const answer = await request.carryOut();
    request.show();
    return change(answer, fields, request);
  };
}

/** Does not carry the request out. */
function instead<Fields>(answer: (fields: Fields) => Outgoing): Run<Fields> {
  return (fields, request) => {
    request.show();
    return Promise.resolve(answer(fields));
  };
}

const nothing: Outgoing = { status: 0, headers: {}, text: "" };
const none = (): object => ({});

/** What each act does. A new act needs its fields in `fault.ts`, and its row in docs/guides/simulator.md. */
export const acts: { readonly [Name in ActName]: Act<ActFields[Name]> } = {
  answer: { read: readAnswer, run: instead(givenAnswer) },
  answerAfter: { read: readAnswer, run: after((_own, fields) => givenAnswer(fields)) },
  drop: { read: none, run: instead(() => nothing) },
  dropAfter: { read: none, run: after(() => nothing) },
  truncate: { read: none, run: after((own) => ({ ...own, truncated: true })) },
  cut: { read: none, run: after((own) => ({ ...own, text: own.text.slice(0, own.text.length / 2) })) },
  relabel: {
    read: (fields) => ({ contentType: fields.text("contentType") ?? "text/html" }),
    run: after((own, { contentType }) => ({
      ...own,
      headers: { ...own.headers, "Content-Type": contentType },
    })),
  },
  delay: { read: readDelay, run: before((delay, { pause }) => pause(delay)) },
  delayAfter: {
    read: readDelay,
    run: after(async (own, delay, { pause }) => {
      await pause(delay);
      return own;
    }),
  },
  hold: { read: none, run: before((_fields, { released }) => released) },
  holdAfter: {
    read: none,
    run: after(async (own, _fields, { released }) => {
      await released;
      return own;
    }),
  },
  ignore: { read: none, run: before(() => undefined, "ignored") },
  trim: { read: none, run: before(() => undefined, trimTexts) },
  break: {
    read: (fields) =>
      present({
        trace: fields.text("trace"),
        afterMs: fields.count("afterMs"),
        forMs: fields.count("forMs"),
      }),
    run: after((own, { trace = brokenTrace, afterMs, forMs }, { change }) => {
      change({ broken: { trace, ...present({ afterMs, forMs }) } });
      return own;
    }),
  },
  stick: {
    read: (fields) => ({ status: fields.requiredChoice("status", stuckStatuses) }),
    run: after((own, { status }, { change }) => {
      change({ status });
      return own;
    }),
  },
  vanish: {
    read: none,
    run: before((_fields, { change }) => {
      change({ deleted: true });
    }),
  },
  linger: {
    read: (fields) => ({ ms: fields.requiredCount("ms") }),
    run: before(({ ms }, { change }) => {
      change({ deleteTimeMs: ms });
    }),
  },
  omit: {
    read: (fields) => present({ count: fields.count("count") }),
    run: after((own, { count = 1 }) => withEntries(own, (entries) => entries.slice(count))),
  },
  add: {
    read: (fields) => ({ entry: fields.required("entry") }),
    run: after((own, { entry }) => withEntries(own, (entries) => [entry, ...entries])),
  },
  set: {
    read: (fields) => ({ fields: fields.map("fields", isAnything, "anything") ?? {} }),
    run: after((own, { fields }) => mapSources(own, (source) => ({ ...source, ...fields }))),
  },
  escape: { read: none, run: after((own) => mapSources(own, escapeSource)) },
};

/** The names of all acts. */
export const actNames = Object.keys(acts) as [ActName, ...ActName[]];

function givenAnswer(fields: ActFields["answer"]): Outgoing {
  return toOutgoing("as" in fields ? knownAnswers[fields.as] : fields);
}

function readDelay(fields: StrictFields): ActFields["delay"] {
  return { ms: fields.requiredCount("ms"), ...present({ jitterMs: fields.count("jitterMs") }) };
}

/** Reads an answer. Its `body` may be a text, or JSON that is sent as text. */
function readAnswer(fields: StrictFields): ActFields["answer"] {
  const as = fields.choice("as", Object.keys(knownAnswers).filter(isKnown));
  if (as !== undefined) return { as };
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

function isAnything(_value: unknown): _value is unknown {
  return true;
}
