import { describe, expect, test } from "vitest";
import { readEndpoint } from "../../src/events/endpoint.ts";
import { readHeader } from "../../src/storage/header-line.ts";

describe("readEndpoint", () => {
  test.each([
    ["https://collector.lab-company.org", "https://collector.lab-company.org/v1/logs"],
    ["https://collector.lab-company.org/", "https://collector.lab-company.org/v1/logs"],
    [
      "https://collector.lab-company.org:4318/otel/",
      "https://collector.lab-company.org:4318/otel/v1/logs",
    ],
    ["https://collector.lab-company.org/v1/logs", "https://collector.lab-company.org/v1/logs"],
    [
      "https://collector.lab-company.org/?tenant=a",
      "https://collector.lab-company.org/v1/logs?tenant=a",
    ],
    ["http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/logs"],
    ["http://localhost:4318", "http://localhost:4318/v1/logs"],
  ])("an OpenTelemetry collector at %s takes logs at %s", (text, url) => {
    expect(readEndpoint(text, "otlp")).toEqual({ ok: true, url });
  });

  test("plain findings go exactly where they are to go", () => {
    const text = "https://siem.lab-company.org/hook/?key=a";
    expect(readEndpoint(text, "ocsf")).toEqual({ ok: true, url: text });
  });

  test.each([
    ["", "not-an-address"],
    ["collector.lab-company.org", "not-an-address"],
    ["ftp://collector.lab-company.org", "not-an-address"],
    ["javascript:alert(1)", "not-an-address"],
    [`https://a.org/${"a".repeat(2048)}`, "not-an-address"],
    ["http://collector.lab-company.org", "not-https"],
    ["http://10.0.0.1:4318", "not-https"],
    ["http://127.0.0.1.lab-company.org", "not-https"],
    ["http://[::1]:4318", "not-https"],
    ["https://me:secret@collector.lab-company.org", "credentials"],
  ])("%j is refused: %s", (text, problem) => {
    expect(readEndpoint(text, "otlp")).toEqual({ ok: false, problem });
  });
});

describe("readHeader", () => {
  test.each([
    ["Authorization: Bearer a:b", "Authorization", "Bearer a:b"],
    ["x-tenant:  7 ", "x-tenant", "7"],
  ])("%j", (line, name, value) => {
    expect(readHeader(line)).toEqual({ ok: true, header: { name, value } });
  });

  test.each([
    ["Bearer abc", "no-colon"],
    [": abc", "name"],
    ["a b: c", "name"],
    ["Host: a.org", "reserved"],
    ["content-type: text/html", "reserved"],
    ["Sec-Fetch-Mode: cors", "reserved"],
    ["X-Token:", "value"],
    ["X-Token: a\r\nHost: b", "value"],
    ["X-Token: ключ", "value"],
  ])("%j is refused: %s", (line, problem) => {
    expect(readHeader(line)).toEqual({ ok: false, problem });
  });
});
