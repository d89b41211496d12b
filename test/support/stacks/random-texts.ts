import * as fc from "fast-check";

/** Texts that some reader of HCL, JSON or a config map has mistaken for something else. */
const pieces = [
  ...Array.from(" .,;:#/'\"\\=&<>[]()|?"),
  "  ",
  "\n",
  "\t",
  "a",
  "Z",
  "0",
  "007",
  "9007199254740993",
  "-1.50",
  "1e3",
  "true",
  "False",
  "null",
  "public.orders",
  "dbo.Orders, dbo.Customers",
  "${var.x}",
  "%{ if true }",
  "{{a}}",
  "é",
  "日本語",
  "🐟",
  "\u00a0",
  "\u200d",
  "\u2028",
  '{"a":1}',
  "//",
  "<<EOT",
];

/** A text that is not empty. It is in Unicode's normal form C, as Terraform stores texts. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join("").normalize("NFC"));

const host = fc.constantFrom("one", "two", "three");

/** A name or an address of a host. */
export const hostName: fc.Arbitrary<string> = fc.constantFrom(
  "db.example.test",
  "DB-1.Example.test",
  "10.0.0.1",
  "fd00::1",
  "[fd00::1]",
  "localhost",
  "db\\instance",
  "bücher.example.test",
  "${var.x}.example.test",
);

/** The URI of a MongoDB connection, out of which the platform reads the hosts. */
export const mongoUri: fc.Arbitrary<string> = fc
  .tuple(host, host)
  .map(([user, cluster]) => `mongodb+srv://${user}:sample-value@${cluster}.example.test/`);
