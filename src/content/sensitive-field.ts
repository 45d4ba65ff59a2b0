import type { HeldKind } from "../messages/guard.ts";

/** What can be told of a field without looking at what is typed into it. */
export type FieldFacts = {
  /** Lower case: `input`, `textarea` or any other element that takes text. */
  readonly tag: string;
  /** The `type` in force, lower case; empty where the element has none. */
  readonly type: string;
  readonly autocomplete: string;
  readonly inputMode: string;
  /** The texts that name the field: its name, id, placeholder, label. */
  readonly names: readonly string[];
  /** What is typed shows as dots, by the browser or by the page's style. */
  readonly masked: boolean;
};

export type FieldKind = Extract<HeldKind, "password" | "code" | "card">;

const TEXT_TYPES = new Set(["", "text", "tel", "number", "password"]);

const PASSWORD =
  /pass ?(?:word|wd|phrase)|\bpwd\b|pass(?:w|wo)ort|kennwort|mot de passe|contrasen|senha|wachtwoord|lozinka|parola|hasło|пароль|كلمة المرور|סיסמה|密码|密碼|パスワード|비밀번호/;

const CODE =
  /\bt?otp\b|one ?time ?(?:code|pass|pin)|\b[2m]fa\b|two ?factor|(?:verification|auth\w*|login|sms|access|confirmation) ?code|pass ?code|bestatigungscode|\b(?:sms|mobile|app)? ?tan\b|код подтвержд|رمز التحقق|验证码|驗證碼|認証コード/;

const CARD =
  /(?:card|cc|karten?|carte|tarjeta|cartao) ?(?:number|num|no|nr|nummer|numero)\b|numero de (?:carte|tarjeta|cartao)|credit ?card|kredit ?karte|\bcv[vc]2?\b|\bcsc\b|\bpan\b|security ?code|pruf ?(?:nummer|ziffer)|(?:card|cc) ?exp|\bcc ?(?:csc|month|year)|name on (?:the )?card|card ?holder|\biban\b|sort ?code|routing ?num|رقم البطاقة|номер карты|卡号|カード番号/;

/** Says which kind of secret a field asks for, if any; unsure counts as none. */
export function sensitiveKind(field: FieldFacts): FieldKind | undefined {
  const named = autocompleteKind(field.autocomplete);
  if (named !== undefined) return named;
  if (field.tag === "input" && !TEXT_TYPES.has(field.type)) return undefined;
  const names = plainWords(field.names.join(" \n "));
  if (CARD.test(names)) return "card";
  if (CODE.test(names)) return "code";
  if (field.type === "password" || field.masked) return "password";
  if (PASSWORD.test(names)) return "password";
  return /\bpin\b/.test(names) && field.inputMode === "numeric" ? "code" : undefined;
}

/** HTML Living Standard, "autofill detail tokens": the field name is one of several words. */
function autocompleteKind(autocomplete: string): FieldKind | undefined {
  const tokens = autocomplete.toLowerCase().split(/\s+/);
  if (tokens.some((token) => token.startsWith("cc-") && token !== "cc-type")) return "card";
  if (tokens.includes("one-time-code")) return "code";
  return tokens.some((token) => /^(?:current|new)-password$/.test(token)) ? "password" : undefined;
}

/** `txtCardNo` and `Kürzel_Nr.` as "txt card no" and "kurzel nr": words a pattern can find. */
function plainWords(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\n]+/gu, " ");
}
