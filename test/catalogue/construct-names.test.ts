import { constantName, propertyName } from "../../src/catalogue/index.ts";

describe("the names of constructs", () => {
  it.each([
    ["database_hostname", "databaseHostname"],
    ["transforms_insert_static_key1_static_field", "transformsInsertStaticKey1StaticField"],
  ])("have the property of %s as %s", (attribute, property) => {
    expect(propertyName(attribute)).toBe(property);
  });

  it.each([
    ["At Least Once", "AT_LEAST_ONCE"],
    ["US/East-Indiana", "US_EAST_INDIANA"],
  ])("have the constant of %s as %s", (value, constant) => {
    expect(constantName(value)).toBe(constant);
  });
});
