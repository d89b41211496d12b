import { X509Certificate } from "node:crypto";
import { createCertificate } from "../../../../src/terraform/protocol/process/certificate.ts";

const now = new Date("2026-03-01T00:30:00.500Z");

describe("the certificate", () => {
  const made = createCertificate(now);
  const certificate = new X509Certificate(made.der);

  it("is self-signed for localhost, as a CA", () => {
    expect(certificate.subject).toBe("CN=localhost");
    expect(certificate.issuer).toBe("CN=localhost");
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.subjectAltName).toBe("DNS:localhost");
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it("has a P-256 key, which fits the private key", () => {
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
    expect(made.privateKeyPem).toContain("BEGIN PRIVATE KEY");
  });

  it("allows use as a server and as a client", () => {
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  });

  it("is the same as PEM and as DER", () => {
    expect(new X509Certificate(made.certificatePem).raw.equals(made.der)).toBe(true);
    expect(made.certificatePem.split("\n").every((line) => line.length <= 64)).toBe(true);
  });

  it("has a positive serial number of its own", () => {
    expect(certificate.serialNumber).toMatch(/^40[0-9A-F]{30}$/);
    expect(new X509Certificate(createCertificate(now).der).serialNumber).not.toBe(certificate.serialNumber);
  });

  it.each([
    [
      "through 2049, written with two digits of the year",
      "2026-03-01T00:30:00.500Z",
      "Feb 28 23:30:00 2026 GMT",
      "Mar  1 00:30:00 2031 GMT",
    ],
    [
      "beyond 2050, written with four digits of the year",
      "2048-12-31T23:59:59Z",
      "Dec 31 22:59:59 2048 GMT",
      "Dec 31 23:59:59 2053 GMT",
    ],
    ["from a leap day on", "2028-02-29T12:00:00Z", "Feb 29 11:00:00 2028 GMT", "Mar  1 12:00:00 2033 GMT"],
  ])("is valid %s", (_name, from, notBefore, notAfter) => {
    const { validFrom, validTo } = new X509Certificate(createCertificate(new Date(from)).der);
    expect([validFrom, validTo]).toEqual([notBefore, notAfter]);
  });
});
