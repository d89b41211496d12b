import { hasForm, type TextForm } from "../../src/catalogue/index.ts";

describe("hasForm for a host name", () => {
  it.each([
    ...["db.example.com", "DB", "10.0.0.1", "::1", "[::1]", "fd00::1", "2001:db8:0:0:0:0:0:1", "localhost"],
    // The form accepts what might work, and leaves it to the platform.
    ...["erp\\SQLEXPRESS", "db_1.internal", "bücher.example", "db.example.com\n", "one:5432,two:5432", "a b"],
  ])("accepts %j", (text) => {
    expect(hasForm("hostname", text)).toBe(true);
  });

  it.each([
    ...[
      "https://db.example.com",
      "http://db",
      "db.example.com/orders",
      "jdbc:postgresql://db:5432/orders",
      "//db",
    ],
    ...["db.example.com:5432", "db:", "db:5432\n", "[::1]:5432", "admin@db", "postgres://u:p@db"],
  ])("refuses %j", (text) => {
    expect(hasForm("hostname", text)).toBe(false);
  });
});

describe("hasForm for host names", () => {
  it.each<[TextForm, string, boolean]>([
    ["hostnames", "one.example.com;two.example.com", true],
    ["hostnames", "one.example.com", true],
    ["hostnames", "one.example.com:9200;two.example.com", false],
    ["hostnames", "one.example.com;two.example.com:9200", false],
    ["hostnames", "https://one.example.com", false],
  ])("answers for %s %j: %s", (form, text, expected) => {
    expect(hasForm(form, text)).toBe(expected);
  });
});
