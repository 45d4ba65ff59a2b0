import { once } from "./once.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "second" | "minute" | "hour" | "day";

/** Times as people say them, in one language. */
export type Times = {
  /** One whole unit: "90 seconds", "2 minutes", "5 hours", "7 days"; at least one second. */
  readonly duration: (seconds: number) => string;
  /** "in 9 minutes", "3 hours ago", "now". Both in ms since the epoch. */
  readonly relative: (at: number, now: number) => string;
  /** The time of day, with seconds, in the device's time zone. */
  readonly clock: (at: number) => string;
  /** Day and time of day. */
  readonly moment: (at: number) => string;
  /** The same without the year, for where there is little room. */
  readonly shortMoment: (at: number) => string;
  /** The day, in UTC: for dates of files. */
  readonly date: (at: number) => string;
  /** "37 ms". */
  readonly milliseconds: (ms: number) => string;
};

/** `locale` is a BCP 47 tag; `timeZone` an IANA name, the device's own by default. */
export function createTimes(locale: string, timeZone?: string): Times {
  const zone = timeZone === undefined ? {} : { timeZone };
  const formats = new Map<string, Intl.NumberFormat>();
  const relative = once(() => new Intl.RelativeTimeFormat(locale));
  const nowFormat = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const dateTime = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    once(() => new Intl.DateTimeFormat(locale, options));
  const clock = dateTime({ timeStyle: "medium", ...zone });
  const moment = dateTime({ dateStyle: "medium", timeStyle: "short", ...zone });
  const shortMoment = dateTime({
    ...{ month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
    ...zone,
  });
  const date = dateTime({ dateStyle: "long", timeZone: "UTC" });

  function inUnit(value: number, unit: Unit | "millisecond"): string {
    let format = formats.get(unit);
    if (format === undefined) {
      const unitDisplay = unit === "millisecond" ? "short" : "long";
      format = new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay,
        maximumFractionDigits: 0,
      });
      formats.set(unit, format);
    }
    return format.format(value);
  }

  return {
    duration: (seconds) =>
      seconds < 3 * MINUTE && seconds % MINUTE !== 0
        ? inUnit(Math.max(1, Math.round(seconds)), "second")
        : inUnit(...rounded(Math.max(1, seconds))),
    relative: (at, now) => {
      const seconds = (at - now) / 1000;
      if (Math.abs(seconds) < 1) return nowFormat().format(0, "second");
      const [value, unit] = rounded(Math.abs(seconds));
      return relative().format(Math.sign(seconds) * value, unit);
    },
    clock: (at) => unbroken(clock(), at),
    moment: (at) => moment().format(at),
    shortMoment: (at) => unbroken(shortMoment(), at),
    date: (at) => date().format(at),
    milliseconds: (ms) => inUnit(ms, "millisecond"),
  };
}

/** With its parts held together, so that no "PM" begins a line; between day and time of day there may be a break. */
function unbroken(format: Intl.DateTimeFormat, at: number): string {
  const parts = format.formatToParts(at);
  return parts.map(({ value }) => (value === " " ? "\u00A0" : value)).join("");
}

/** A whole number of the largest unit that keeps the error small: 110 s are 2 minutes, 30 h are 30 hours. */
function rounded(exactly: number): [value: number, unit: Unit] {
  const seconds = Math.round(exactly);
  if (seconds < 1.5 * MINUTE)
    return seconds === MINUTE ? [1, "minute"] : [Math.round(seconds), "second"];
  if (seconds < 1.5 * HOUR)
    return pick(seconds, HOUR, "hour") ?? [Math.round(seconds / MINUTE), "minute"];
  if (seconds < 2 * DAY) return pick(seconds, DAY, "day") ?? [Math.round(seconds / HOUR), "hour"];
  return [Math.round(seconds / DAY), "day"];
}

function pick(seconds: number, size: number, unit: Unit): [number, Unit] | undefined {
  return seconds === size ? [1, unit] : undefined;
}
