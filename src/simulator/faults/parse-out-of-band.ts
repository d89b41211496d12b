import type { OtherSource, PlannedBreakdown, SourceChange } from "./out-of-band.ts";
import { present } from "../present.ts";
import { creators, isSettingValue, settledStates, stuckStatuses } from "../records/index.ts";
import { strictFields, type StrictFields } from "./strict-fields.ts";

/** Reads a change of a source from JSON. @throws RangeError that says what is wrong with the change */
export function parseSourceChange(value: unknown): SourceChange {
  const fields = strictFields(value, "a change");
  const change = present({
    ...readCommon(fields),
    name: fields.text("name"),
    desiredState: fields.choice("desiredState", settledStates),
    kcClusterId: fields.text("kcClusterId"),
    broken: fields.raw("broken") === null ? null : readBroken(fields.raw("broken")),
    status: fields.raw("status") === null ? null : fields.choice("status", stuckStatuses),
    breakOnUpdate: readBreakOnUpdate(fields.raw("breakOnUpdate")),
    answer: fields.map("answer", isAnything, "anything"),
    deleted: fields.flag("deleted"),
    deleteTimeMs: fields.count("deleteTimeMs"),
  });
  fields.finish();
  return change;
}

/** Reads a source that is to be added from JSON. @throws RangeError that says what is wrong with the source */
export function parseOtherSource(value: unknown): OtherSource {
  const fields = strictFields(value, "a source");
  const source = {
    name: fields.requiredText("name"),
    connector: fields.requiredText("connector"),
    ...present({
      ...readCommon(fields),
      tenantId: fields.text("tenantId"),
      serviceId: fields.text("serviceId"),
    }),
  };
  fields.finish();
  return source;
}

/** Reads a planned breakdown from JSON. @throws RangeError that says what is wrong with the breakdown */
export function parseBreakdown(value: unknown): {
  readonly name: string;
  readonly planned: PlannedBreakdown;
} {
  const fields = strictFields(value, "a breakdown");
  const name = fields.requiredText("name");
  const planned = present({
    status: fields.choice("status", stuckStatuses),
    trace: fields.text("trace"),
    breakAfterMs: fields.count("breakAfterMs"),
    recoverAfterMs: fields.count("recoverAfterMs"),
  });
  fields.finish();
  return { name, planned };
}

/** The fields that a change and an added source have in common. */
function readCommon(fields: StrictFields) {
  return {
    config: fields.map("config", isSettingValue, "texts, integers, booleans and nulls"),
    tags: fields.texts("tags"),
    createdFrom: fields.choice("createdFrom", creators),
    createdAt: fields.count("createdAt"),
  };
}

function isAnything(_value: unknown): _value is unknown {
  return true;
}

function readBreakOnUpdate(
  value: unknown,
): { readonly trace?: string; readonly afterMs: number } | undefined {
  if (value === undefined) return undefined;
  const fields = strictFields(value, '"breakOnUpdate" of a change');
  const afterMs = fields.requiredCount("afterMs");
  const broken = { afterMs, ...present({ trace: fields.text("trace") }) };
  fields.finish();
  return broken;
}

function readBroken(value: unknown): SourceChange["broken"] {
  if (value === undefined) return undefined;
  const fields = strictFields(value, '"broken" of a change');
  const broken = present({
    trace: fields.text("trace"),
    afterMs: fields.count("afterMs"),
    forMs: fields.count("forMs"),
  });
  fields.finish();
  return broken;
}
