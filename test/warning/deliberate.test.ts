import { describe, expect, it } from "vitest";
import { createDeliberate, SETTLING } from "../../src/warning/deliberate.ts";
import { webTarget } from "../../src/warning/web-target.ts";

const person = { isTrusted: true };

describe("a deliberate choice", () => {
  it("comes from a person, after the page has settled", () => {
    const deliberate = createDeliberate(1000);
    expect(deliberate.accepts(person, 1000 + SETTLING - 1)).toBe(false);
    expect(deliberate.accepts(person, 1000 + SETTLING)).toBe(true);
    expect(deliberate.accepts({ isTrusted: false }, 60_000)).toBe(false);
  });

  it("waits anew when the page comes back into view", () => {
    const deliberate = createDeliberate(0);
    deliberate.restart(60_000);
    expect(deliberate.accepts(person, 60_100)).toBe(false);
    expect(deliberate.accepts(person, 60_000 + SETTLING)).toBe(true);
  });
});

describe("webTarget", () => {
  it.each(["https://a.org/x?y#z", "http://a.org/"])("lets %s through", (target) => {
    expect(webTarget(target)).toBe(target);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "about:blank",
    "",
    "a.org",
  ])("refuses %s", (target) => {
    expect(() => webTarget(target)).toThrow(/not one of the web/);
  });
});
