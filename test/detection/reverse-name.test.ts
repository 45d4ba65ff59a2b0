import { expect, test } from "vitest";
import { reverseQueryName, parseAddress } from "../../src/detection/address.ts";
import { judgeMachine } from "../../src/detection/machine.ts";
import { classifyReverseName } from "../../src/detection/reverse-name.ts";

test.each([
  ["p4fd2a1b3.dip0.t-ipconnect.de", "79.210.161.179", "pool"],
  ["c-73-12-34-56.hsd1.ma.comcast.net", "73.12.34.56", "pool"],
  ["host-79-21-3-4.retail.telecomitalia.it", "79.21.3.4", "pool"],
  ["cpc1-cmbg14-2-0-cust77.5-4.cable.virginm.net", "82.1.2.3", "pool"],
  ["dsl-189-240-1-2-dyn.prod-infinitum.com.mx", "189.240.1.2", "pool"],
  ["static-71-1-2-3.nycmny.fios.verizon.net", "71.1.2.3", "static"],
  ["37-19-5-8.provider-lab.net", "37.19.5.8", "numbered"],
  ["8.5.19.37.provider-lab.net", "37.19.5.8", "numbered"],
  ["25130508.provider-lab.net", "37.19.5.8", "numbered"],
  ["ec2-3-4-5-6.eu-west-1.compute.amazonaws.com", "3.4.5.6", "hosting"],
  ["static.6.5.4.3.clients.your-server.de", "3.4.5.6", "hosting"],
  ["6.5.4.3.bc.googleusercontent.com", "3.4.5.6", "hosting"],
  ["a23-1-2-3.deploy.static.akamaitechnologies.com", "23.1.2.3", "hosting"],
  ["mirror.uni-lab.edu", "130.1.2.3", "owner"],
  ["mail.small-firm-lab.com", "80.1.2.3", "owner"],
  ["web1.pool.provider-lab.net", "80.1.2.3", "owner"],
] as const)("%s (%s) is %s", (name, address, kind) => {
  expect(classifyReverseName(name, address)).toBe(kind);
});

test.each([
  ["unassigned.provider-lab.net", "37.19.5.8", "blank"],
  ["unknown-harbour.provider-lab.net", "37.19.5.8", "owner"],
  ["undefined.null.provider-lab.net", "37.19.5.8", "blank"],
  ["unused-37-19-5-8.provider-lab.net", "37.19.5.8", "numbered"],
  ["unknown.pool.provider-lab.net", "37.19.5.8", "pool"],
  ["vps48213.hoster-lab.net", "80.1.2.3", "hosting"],
  ["s-4071.hoster-lab.net", "80.1.2.3", "hosting"],
  ["v4071.dyn.hoster-lab.net", "80.1.2.3", "hosting"],
  ["srv12.small-firm-lab.com", "80.1.2.3", "owner"],
  ["host080001002003.provider-lab.net", "80.1.2.3", "numbered"],
] as const)("stand-ins and serial numbers: %s (%s) is %s", (name, address, kind) => {
  expect(classifyReverseName(name, address)).toBe(kind);
});

test("a stand-in leaves the judgement to the network", () => {
  for (const network of ["access", "hosting", "unknown"] as const) {
    const blank = judgeMachine(network, "unassigned.provider-lab.net", "20.1.0.7");
    expect(blank).toEqual(judgeMachine(network, undefined, "20.1.0.7"));
  }
});

test.each([
  ["access", "dsl-20-1-0-7.pool.provider-lab.net", "home", "named"],
  ["access", "20-1-0-7.provider-lab.net", "home", "named"],
  ["access", undefined, "home", "network"],
  ["access", "mail.small-firm-lab.com", "server", "named"],
  ["hosting", "dsl-20-1-0-7.pool.provider-lab.net", "server", "network"],
  ["hosting", undefined, "server", "network"],
  ["education", undefined, "server", "network"],
  ["cdn", "20-1-0-7.provider-lab.net", "cdn", "network"],
  ["unknown", "20-1-0-7.provider-lab.net", "unknown", "none"],
  ["unknown", "dyn-20-1-0-7.provider-lab.net", "home", "named"],
  ["unknown", undefined, "unknown", "none"],
] as const)("in %s, %s is a %s by %s", (network, name, kind, basis) => {
  expect(judgeMachine(network, name, "20.1.0.7")).toMatchObject({ kind, basis });
});

test.each([
  ["192.0.2.1", true],
  ["10.1.2.3", true],
  ["100.64.0.1", true],
  ["169.254.1.1", true],
  ["8.8.8.8", false],
  ["::1", true],
  ["fe80::1", true],
  ["fd00::1", true],
  ["2001:4860:4860::8888", false],
] as const)("%s reserved: %s", (text, reserved) => {
  expect(parseAddress(text)?.reserved).toBe(reserved);
});

test.each([
  ["1.2.3"],
  ["01.2.3.4"],
  ["0x7f.1"],
  ["1.2.3.4.5"],
  ["2130706433"],
  ["name"],
  [""],
  ["::1%eth0"],
])("%s is no address", (text) => {
  expect(parseAddress(text)).toBeUndefined();
});

test("addresses have one form, and their reverse names follow it", () => {
  expect(parseAddress("::ffff:8.8.4.4")?.text).toBe("8.8.4.4");
  expect(parseAddress("2001:0DB8:0000:0000:0000:0000:0000:0001")?.text).toBe("2001:db8::1");
  expect(reverseQueryName("8.8.4.4")).toBe("4.4.8.8.in-addr.arpa");
  expect(reverseQueryName("2001:db8::1")).toBe(
    "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
  );
});
