import { render } from "preact";
import english from "../../_locales/en/messages.json";
import { History } from "../../src/history/history.tsx";
import { Options } from "../../src/options/options.tsx";
import { Popup } from "../../src/popup/popup.tsx";
import { messagesFile, type Language } from "../../src/ui/languages.ts";
import type { Messages } from "../../src/ui/messages.ts";
import { createWords, type Words } from "../../src/ui/words.ts";
import { CheckingView } from "../../src/warning/checking-view.tsx";
import { Warning } from "../../src/warning/warning.tsx";
import { Welcome } from "../../src/welcome/welcome.tsx";
import { CHECKING_CASES } from "./checking-cases.ts";
import { NOW } from "./facts.ts";
import { HISTORY_CASES, IDLE_HISTORY } from "./history-cases.ts";
import { NO_ACTIONS } from "./no-actions.ts";
import { OPTIONS_CASES } from "./options-cases.ts";
import { IDLE_POPUP, POPUP_CASES } from "./popup-cases.ts";
import { pseudoMessages } from "./pseudo-locale.ts";
import { WARNING_CASES } from "./warning-cases.ts";
import { WELCOME_CASES } from "./welcome-cases.ts";

/** Draws one state of one surface: `popup.html?case=flux&language=ar`. */
const query = new URLSearchParams(location.search);
const name = query.get("case") ?? "";
const nothing = () => undefined;

const FILES = import.meta.glob<Messages>("../../_locales/*/messages.json", { import: "default" });
const words = await wordsIn((query.get("language") ?? "en") as Language | "pseudo");

async function wordsIn(language: Language | "pseudo"): Promise<Words> {
  if (language === "pseudo") return createWords(pseudoMessages(english), "en", "UTC");
  const read = FILES[`../../${messagesFile(language)}`];
  if (read === undefined) throw new Error(`There is no language "${language}".`);
  return createWords(await read(), language, "UTC");
}

document.documentElement.lang = words.locale;
document.documentElement.dir = words.rightToLeft ? "rtl" : "ltr";
document.title = name;

function surface() {
  switch (document.body.dataset["surface"]) {
    case "popup":
      return <Popup view={found(POPUP_CASES)} words={words} now={NOW} actions={IDLE_POPUP} />;
    case "warning":
      return (
        <Warning
          {...found(WARNING_CASES)}
          words={words}
          now={NOW}
          actions={{ leave: nothing, goOn: nothing, toggleDetails: nothing, copy: nothing }}
        />
      );
    case "checking":
      return <CheckingView {...found(CHECKING_CASES)} words={words} onOpen={nothing} />;
    case "history":
      return (
        <History state={found(HISTORY_CASES)} words={words} now={NOW} actions={IDLE_HISTORY} />
      );
    case "welcome":
      return (
        <Welcome
          state={found(WELCOME_CASES)}
          words={words}
          actions={{ chooseResolvers: nothing, showStep: nothing, start: nothing, close: nothing }}
        />
      );
    default:
      return <Options state={found(OPTIONS_CASES)} words={words} now={NOW} actions={NO_ACTIONS} />;
  }
}

function found<T>(cases: Readonly<Record<string, T>>): T {
  const one = cases[name];
  if (one === undefined)
    throw new Error(`There is no case "${name}": ${Object.keys(cases).join(", ")}.`);
  return one;
}

const root = document.getElementById("root");
if (root !== null) render(surface(), root);
document.body.dataset["drawn"] = "yes";
