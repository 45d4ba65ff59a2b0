import { vi } from "vitest";
import { testRandomDeaths } from "./random-deaths.ts";

vi.mock("webextension-polyfill", () => import("./browser.ts"));
vi.mock("../../src/platform/looks.ts", () => import("./looks.ts"));
vi.mock("../../src/platform/knowledge.ts", () => import("./knowledge.ts"));
vi.mock("../../src/platform/native.ts", () => import("./native.ts"));
vi.mock("../../src/platform/keyed-hash.ts", () => import("./keyed-hash.ts"));
vi.mock("../../src/detection/judge.ts", () => import("./judge.ts"));

testRandomDeaths(1);
