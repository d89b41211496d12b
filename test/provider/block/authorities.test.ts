import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAuthorities } from "../../../src/provider/block/authorities.ts";
import { createCertificate } from "../../../src/terraform/protocol/process/certificate.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "streamkap-authorities-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const { certificatePem, der, privateKeyPem } = createCertificate(new Date());

function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const read = (path: string): ReturnType<typeof readAuthorities> =>
  readAuthorities(path, "STREAMKAP_CA_CERTS");

describe("readAuthorities", () => {
  it("reads each certificate of a file, and nothing that stands around them", () => {
    const file = fileOf("two.pem", `# company\n${certificatePem}\r\n${privateKeyPem}${certificatePem}`);
    expect(read(file)).toEqual([certificatePem.trim(), certificatePem.trim()]);
  });

  it("says what is wrong with a path", () => {
    const absent = join(folder, "absent.pem");
    const below = join(fileOf("a-file.pem", certificatePem), "below.pem");
    mkdirSync(join(folder, "folder"));
    expect(read(absent)).toMatchObject({
      severity: "error",
      summary: "Invalid ca_certs",
      detail: expect.stringMatching(
        /is ".*absent\.pem", and there is no such file\. It must be the path/,
      ) as unknown,
      path: [{ attribute: "ca_certs" }],
    });
    expect(read(below)).toMatchObject({
      detail: expect.stringContaining("there is no such file") as unknown,
    });
    expect(read(join(folder, "folder"))).toMatchObject({
      detail: expect.stringContaining("which is a folder") as unknown,
    });
  });

  it("asks for a path where it is given the certificates themselves", () => {
    expect(read(certificatePem)).toMatchObject({
      detail: expect.stringMatching(
        /^ca_certs \(STREAMKAP_CA_CERTS\) holds certificates themselves, and not a path/,
      ) as unknown,
    });
  });

  it("says how to convert a file in DER form", () => {
    expect(read(fileOf("company.der", der))).toMatchObject({
      detail: expect.stringContaining("openssl x509 -inform der") as unknown,
    });
  });

  it("counts the certificates up to the damaged one, and shows none of the file", () => {
    const damaged = certificatePem.replace(/\n.{64}\n/, "\nMIIB-not-base-64\n");
    const diagnostic = read(fileOf("damaged.pem", certificatePem + damaged));
    expect(diagnostic).toMatchObject({
      detail: expect.stringContaining("Certificate 2 of the 2 in the file cannot be read") as unknown,
    });
    expect(JSON.stringify(diagnostic)).not.toContain("MIIB");
  });
});
