import { FieldReader, type FieldWords } from "./field-reader.ts";
import { HttpError, type ValidationError } from "./http-error.ts";

/** A reader of a body of the API, which tells of mistakes. */
export type BodyReader = FieldReader<ValidationError>;

/**
 * A reader of a request's body. As FastAPI does, it ignores unknown fields, takes null for absent, and tells of all
 * mistakes in a 422.
 *
 * @throws HttpError 422 if the body is no JSON object
 */
export function createBodyReader(body: unknown): BodyReader {
  return new FieldReader(body, words);
}

const words: FieldWords<ValidationError> = {
  nullIsAbsent: true,
  notAnObject: () => {
    const msg = "Input should be a valid dictionary or object to extract fields from";
    return new HttpError(422, [{ loc: ["body"], msg, type: "model_attributes_type" }]);
  },
  missing: (name) => ({ loc: ["body", name], msg: "Field required", type: "missing" }),
  wrong: (place, { fastApi, code }) => ({
    loc: ["body", ...place],
    msg: `Input should be ${fastApi}`,
    type: code,
  }),
  failure: (problems) => new HttpError(422, problems),
};
