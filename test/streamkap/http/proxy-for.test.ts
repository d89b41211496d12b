import { proxyFor } from "../../../src/streamkap/http/proxy-for.ts";

const https = "https://api.example.com";

describe("proxyFor", () => {
  it.each([
    [https, { https_proxy: "http://a:1" }, "http://a:1"],
    [https, { HTTPS_PROXY: "http://a:1" }, "http://a:1"],
    [https, { HTTPS_PROXY: "http://a:1", https_proxy: "http://b:1" }, "http://b:1"],
    [https, { HTTPS_PROXY: "http://a:1", https_proxy: "" }, "http://a:1"],
    [https, { HTTPS_PROXY: "http://a:1", ALL_PROXY: "http://b:1" }, "http://a:1"],
    [https, { all_proxy: "http://b:1" }, "http://b:1"],
    [https, { HTTP_PROXY: "http://a:1" }, undefined],
    ["http://api.example.com", { HTTP_PROXY: "http://a:1", HTTPS_PROXY: "http://b:1" }, "http://a:1"],
    ["http://api.example.com", { HTTP_PROXY: "a:1" }, "http://a:1"],
    [https, {}, undefined],
  ])("takes for %s with %j the proxy %s", (origin, environment, proxy) => {
    expect(proxyFor(origin, environment)).toBe(proxy);
  });

  it("reads the environment that it is given, and not that of the process", () => {
    process.env["https_proxy"] = "http://a:1";
    try {
      expect(proxyFor(https, {})).toBeUndefined();
    } finally {
      delete process.env["https_proxy"];
    }
  });
});

describe("proxyFor with NO_PROXY", () => {
  const isAskedDirectly = (origin: string, NO_PROXY: string): boolean =>
    proxyFor(origin, { ALL_PROXY: "http://a:1", NO_PROXY }) === undefined;

  it.each([
    [https, "*"],
    [https, "api.example.com"],
    [https, "API.Example.com"],
    [https, ".example.com"],
    [https, "*.example.com"],
    [https, "*example.com"],
    [https, "other.test\tapi.example.com"],
    [https, " ,other.test, api.example.com"],
    [https, "api.example.com:443"],
    ["http://api.example.com", "api.example.com:80"],
    ["https://api.example.com:8443", ".example.com:8443"],
    ["https://10.1.2.3", "10.0.0.0/8"],
    ["https://10.1.2.3", "10.1.2.3"],
    ["https://[fd00::1]", "fd00::/8"],
    ["https://[fd00::1]", "[fd00::]/8"],
    ["https://[fd00::1]", "fd00:0::1"],
    ["https://[fd00::1]:8443", "[fd00::1]:8443"],
    ["https://localhost", "127.0.0.1"],
    ["https://[::1]", "localhost"],
  ])("asks %s directly with %j", (origin, noProxy) => {
    expect(isAskedDirectly(origin, noProxy)).toBe(true);
  });

  it.each([
    [https, ""],
    [https, "example.com"],
    [https, "api.example.com:80"],
    [https, "xapi.example.com"],
    ["https://10.1.2.3", "11.0.0.0/8"],
    ["https://10.1.2.3", "10.0.0.0/99"],
    ["https://10.1.2.3", "10.0.0.0/"],
    ["https://10.1.2.3", "none/8"],
    ["https://10.1.2.3", "fd00::/8"],
    ["https://localhost:8443", "127.0.0.1:443"],
  ])("does not ask %s directly with %j", (origin, noProxy) => {
    expect(isAskedDirectly(origin, noProxy)).toBe(false);
  });
});
