/**
 * The provider's throw-away certificate for go-plugin's AutoMTLS, written as DER by hand: loading a library
 * for certificates takes longer than everything else at start-up together.
 *
 * P-256: clients built on BoringSSL refuse the P-521 that go-plugin itself makes.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate and its private key. */
export interface Certificate {
  /** The certificate as DER, which the handshake line holds. */
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const hour = 3_600_000;
const years = 5;

/**
 * A self-signed certificate for server and client authentication. Its name is `localhost`, which go-plugin's client
 * verifies. It is a CA, because that client takes it as its only root.
 *
 * @param now the current time. The certificate is valid from one hour before, in case clocks differ, for five years
 */
export function createCertificate(now: Date): Certificate {
  // Key objects: a key in text form would have to be parsed again for signing.
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + years);
  const signed = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    // The leading byte keeps the serial number positive.
    integer(Buffer.concat([Buffer.of(0x40), randomBytes(15)])),
    ecdsaWithSha256,
    localhostName,
    sequence(time(new Date(now.getTime() - hour)), time(notAfter)),
    localhostName,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, extensions),
  );
  const signature = sign("sha256", signed, privateKey);
  const der = sequence(signed, ecdsaWithSha256, bitString(signature));
  const base64 = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return {
    der,
    certificatePem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function tagged(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...bytes), content]);
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return tagged(0x30, ...contents);
}

function integer(bigEndian: Buffer): Buffer {
  return tagged(0x02, bigEndian);
}

function octetString(content: Buffer): Buffer {
  return tagged(0x04, content);
}

function bitString(content: Buffer): Buffer {
  return tagged(0x03, Buffer.of(0), content);
}

/** A time in UTC, as RFC 5280, 4.1.2.5 demands: UTCTime through 2049, GeneralizedTime from 2050. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, "");
  const isGeneralized = date.getUTCFullYear() >= 2050;
  return tagged(isGeneralized ? 0x18 : 0x17, Buffer.from(isGeneralized ? digits : digits.slice(2)));
}

/** An object identifier that is already in its encoded form. */
function identifier(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"));
}

function extension(id: string, content: Buffer, isCritical: boolean): Buffer {
  const critical = isCritical ? [tagged(0x01, Buffer.of(0xff))] : [];
  return sequence(identifier(id), ...critical, octetString(content));
}

const ecdsaWithSha256 = sequence(identifier("2a8648ce3d040302"));
const commonName = "550403";
const localhostName = sequence(
  tagged(0x31, sequence(identifier(commonName), tagged(0x0c, Buffer.from("localhost")))),
);
const serverAuth = identifier("2b06010505070301");
const clientAuth = identifier("2b06010505070302");
const extensions = sequence(
  // keyUsage: digitalSignature (bit 0) and keyCertSign (bit 5), two bits unused.
  extension("551d0f", tagged(0x03, Buffer.of(2, 0x84)), true),
  extension("551d25", sequence(serverAuth, clientAuth), false),
  // basicConstraints: CA true.
  extension("551d13", sequence(tagged(0x01, Buffer.of(0xff))), true),
  // subjectAltName: [2] is a DNS name.
  extension("551d11", sequence(tagged(0x82, Buffer.from("localhost"))), false),
);
