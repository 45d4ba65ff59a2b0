import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Popup } from "../../src/popup/popup.tsx";
import type { PopupView } from "../../src/popup/popup-state.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { IDLE_POPUP, POPUP_CASES, popupView } from "../../tools/gallery/popup-cases.ts";
import { FLUX } from "../../tools/gallery/flux-reports.ts";
import { CLEAR, UNKNOWN } from "../../tools/gallery/reports.ts";
import { ENGLISH } from "../ui/english.ts";

function draw(view: PopupView): string {
  return renderToString(<Popup view={view} words={ENGLISH} now={NOW} actions={IDLE_POPUP} />);
}

/** The text of a drawn page, as a person reads it. */
function read(view: PopupView): string {
  return draw(view)
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");
}

describe("the popup", () => {
  it("draws the verdict and why first, and nothing that stands below", () => {
    const view = popupView(FLUX);
    const props = { view, words: ENGLISH, now: NOW, actions: IDLE_POPUP };
    const whole = renderToString(<Popup {...props} />);
    const brief = renderToString(<Popup {...props} brief />);
    for (const part of ["<h1", 'class="evidence"', "data-again"]) expect(brief).toContain(part);
    for (const part of ['class="picture', 'class="networks', "pass-on"]) {
      expect(whole).toContain(part);
      expect(brief).not.toContain(part);
    }
  });

  it.each(Object.entries(POPUP_CASES))("has one headline when %s", (_name, state) => {
    expect(draw(state).match(/<h1/g)).toHaveLength(1);
  });

  it.each([
    ["not-web", "This is not a website"],
    ["ip-literal", "It was opened by a bare address"],
    ["paused", "Turn it on in the settings"],
    ["checking", "This usually takes about a second"],
    ["checking-slowly", "Still waiting for an answer, since 7 seconds"],
    ["unknown", "No look-up service answered"],
    [
      "portal",
      "Web pages came instead of answers, so this network most likely wants you to sign in",
    ],
    ["offline", "You are offline, so nothing was looked up"],
    ["offline-known", "You are offline now: this is what was seen before."],
    ["proxy", "This page comes through a proxy or VPN, so no look-up service is asked about it"],
    ["internal", "Every answer leads inside a private network"],
    ["internal-name", "it is an internal site and is not judged"],
    [
      "flux-allowed",
      "You let this site through. This ends in 50 minutes. Chosen on the warning page.",
    ],
    ["allowed-once", "You let this site through in this tab, until the tab leaves it."],
    ["allowed-always", "You let this site through for good. Chosen in the settings."],
    ["marked", "You asked to be warned of this site on every visit."],
    ["choice-failed", "That could not be done: The tab shows another page by now."],
    ["not-set-up", "Nobody is asked about any site"],
    ["awaited", "Waiting for your organisation's settings."],
    ["stopped", "This tab shows the warning"],
    ["private-window", "Private window: nothing seen here is kept."],
    ["managed", "Managed by Example Company"],
    ["access-withheld", "it cannot hold what you type"],
    ["access-refused", "You can change this in the browser"],
    ["connected-inside", "This page came from 80.151.31.9, one of these addresses."],
    ["connected-elsewhere", "93.184.11.9 (Edgecast Inc.), which no look found."],
    ["complaint", "Nothing is sent: you copy it and pass it on yourself."],
    ["inquiry", "the site hears nothing"],
    ["inquiry-problem", "That is not the name or address of a website."],
    ["inquiry-answered", "Checked without opening it."],
    ["inquiry-excluded", "This site is on the list of those that are never looked up."],
    ["imitation", "which browsers may show as аррӏе.com, in letters that imitate others"],
    ["punycode", "also written xn--bcher-kva.xn--mller-kva.de"],
  ])("says when %s: %s", (name, said) => {
    expect(read(POPUP_CASES[name]!)).toContain(said);
  });

  it("shows each finding's own sentence and points", () => {
    const said = read(popupView(FLUX));
    for (const evidence of FLUX.verdict.evidence) {
      expect(said).toContain(ENGLISH.evidenceSentence(evidence));
      expect(said).toContain(ENGLISH.signed(evidence.points));
    }
  });

  it("shows every address, network, look and name server", () => {
    const said = read(popupView(FLUX)).replaceAll(" .", ".");
    for (const { address, network, reverseName } of FLUX.facts.addresses) {
      expect(said).toContain(address);
      if (network !== undefined) {
        expect(said).toContain(network.operator.replace("&", "&amp;"));
      }
      if (reverseName !== undefined) expect(said).toContain(reverseName);
    }
    for (const { name } of FLUX.facts.nameServers) expect(said).toContain(name);
    expect(said).toContain("dns.google");
    expect(said).toContain("150 seconds (TTL 150 s)");
  });

  it("names the makers of the network data with links", () => {
    for (const href of [
      "https://db-ip.com/",
      "https://www.routeviews.org/",
      "https://www.nro.net/",
    ]) {
      expect(draw(popupView(CLEAR))).toContain(`href="${href}`);
    }
    expect(read(popupView(CLEAR))).toContain("Network data of June 17, 2026");
  });

  it("offers what may be chosen in this window, and nothing where the warning is shown", () => {
    const offered = (name: string) =>
      [...draw(POPUP_CASES[name]!).matchAll(/data-(?:scope="(\w+)"|(mark)\b)/g)].map(
        ([, scope, mark]) => scope ?? mark,
      );
    expect(offered("clear")).toEqual(["once", "hour", "always", "mark"]);
    expect(offered("private-window")).toEqual(["once", "hour"]);
    expect(offered("stopped")).toEqual([]);
    expect(offered("inquiry-answered")).toEqual([]);
    expect(offered("marked")).toEqual(["once", "hour", "always"]);
  });

  it("takes back what was chosen, save where the tab shows the warning", () => {
    const undo = (view: PopupView) => /data-undo="(\w+)"/.exec(draw(view))?.[1];
    expect(undo(POPUP_CASES["flux-allowed"]!)).toBe("trust");
    expect(undo(POPUP_CASES["marked"]!)).toBe("mark");
    const { surroundings } = POPUP_CASES["stopped"]!;
    expect(undo({ ...POPUP_CASES["marked"]!, surroundings })).toBeUndefined();
  });

  it("cannot be pressed twice while it is checking", () => {
    expect(draw(popupView({ ...CLEAR, checking: true }))).toMatch(
      /<button[^>]* disabled[^>]*>Checking…/,
    );
  });

  it("draws hostile names as text", () => {
    const html = draw(POPUP_CASES["hostile"]!);
    expect(html).not.toContain("<script");
    expect(html).not.toContain("\u202E");
    expect(html).toContain("&lt;script>");
  });

  it("draws a bounded page for an answer without bounds", () => {
    const [one] = FLUX.facts.addresses;
    const addresses = Array.from({ length: 5000 }, (_, index) => ({
      ...one!,
      address: `198.18.${String(index >> 8)}.${String(index & 255)}`,
      network: { asn: index % 1000, operator: "X", kind: "access" as const },
    }));
    const looks = Array.from({ length: 3000 }, (_, index) => ({
      ...FLUX.facts.looks[0]!,
      at: index,
    }));
    const html = draw(popupView({ ...FLUX, facts: { ...FLUX.facts, addresses, looks } }));
    expect(html.length).toBeLessThan(1_500_000);
    expect(html).toContain("994 more networks");
  });

  it("tells nobody that a site is fine when nothing answered", () => {
    expect(read(popupView(UNKNOWN))).toContain("this says nothing for or against the site");
  });
});
