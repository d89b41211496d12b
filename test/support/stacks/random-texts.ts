import * as fc from "fast-check";

/** Whatever has been mistaken for something else on its way through HCL, JSON or a config map. */
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

/** Text that is not empty, as Terraform holds it: in Unicode's normal form C. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join("").normalize("NFC"));

const host = fc.constantFrom("one", "two", "three");

/** Names and addresses of hosts, as they are written. */
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

/** What a MongoDB connection looks like: the platform reads its hosts. */
export const mongoUri: fc.Arbitrary<string> = fc
  .tuple(host, host)
  .map(([user, cluster]) => `mongodb+srv://${user}:sample-value@${cluster}.example.test/`);
