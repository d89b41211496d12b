import {
  conform,
  decodeJson,
  decodeMsgpack,
  encodeJson,
  encodeMsgpack,
  encodeType,
  equalValues,
  parseJson,
} from "../../../src/terraform/cty/index.ts";
import { hex } from "./msgpack/msgpack-vectors.ts";
import { RandomValues } from "./random-values.ts";

/**
 * Unknown values with refinements, which MessagePack carries as extension 12. The payload of each is a map of
 * refinements. In this order, the maps say: not null; not null, with a prefix; bounds of a number; a bound of a length;
 * a refinement that only a newer version knows.
 */
const refinements = ["8101c2", "8201c202a3612d62", "8203920ac304921ac2", "8205000663", "8163a178"].map(
  (map) => `c7${(map.length / 2).toString(16).padStart(2, "0")}0c${map}`,
);

describe("random values", () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

  it.each(seeds)("survive MessagePack, seed %d", (seed) => {
    const random = new RandomValues(seed, { unknowns: true, dynamics: true });
    for (let round = 0; round < 25; round++) {
      const type = random.type();
      const value = random.value(type);
      if (conform(value, type) !== undefined) continue; // The value mixes types within a collection.
      const data = encodeMsgpack(value, type);
      const back = decodeMsgpack(data, type);
      expect(equalValues(back, value, type)).toBe(true);
      expect(hex(encodeMsgpack(back, type))).toBe(hex(data));
    }
  });

  it.each(seeds)("survive MessagePack with each unknown refined, seed %d", (seed) => {
    const random = new RandomValues(seed, { unknowns: true, dynamics: false });
    let refined = seed;
    for (let round = 0; round < 25; round++) {
      const type = random.type();
      // The bytes of an unknown value are replaced below. A number may hold the same bytes, but no other type can.
      if (encodeType(type).includes('"number"')) continue;
      const value = random.value(type);
      const data = hex(encodeMsgpack(value, type)).replaceAll(/(?<=^(?:..)*)d40000/g, () => {
        return refinements[refined++ % refinements.length] ?? "";
      });
      expect(equalValues(decodeMsgpack(Buffer.from(data, "hex"), type), value, type)).toBe(true);
    }
  });

  it.each(seeds)("survive JSON that is read strictly, seed %d", (seed) => {
    const random = new RandomValues(seed, { unknowns: false, dynamics: true });
    for (let round = 0; round < 25; round++) {
      const type = random.type();
      const value = random.value(type);
      if (conform(value, type) !== undefined) continue; // The value mixes types within a collection.
      const json = encodeJson(value, type);
      expect(equalValues(decodeJson(parseJson(json), type), value, type)).toBe(true);
    }
  });

  it.each(seeds)("give a value or an error with a message for broken bytes, seed %d", (seed) => {
    const random = new RandomValues(seed, { unknowns: true, dynamics: false });
    for (let round = 0; round < 10; round++) {
      const type = random.type();
      const value = random.value(type);
      const data = encodeMsgpack(value, type);
      for (let at = 0; at < Math.min(data.length, 100); at++) {
        const broken = Uint8Array.from(data);
        broken[at] = (broken[at]! + 1 + ((seed * 37 + at * 11) % 254)) & 0xff;
        try {
          expect(conform(decodeMsgpack(broken, type), type)).toBeUndefined();
        } catch (thrown) {
          expect(thrown).not.toBeInstanceOf(RangeError);
          expect(thrown).not.toBeInstanceOf(TypeError);
          expect(thrown).toBeInstanceOf(Error);
        }
      }
    }
  });
});
