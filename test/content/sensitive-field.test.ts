import { describe, expect, it } from "vitest";
import {
  sensitiveKind,
  type FieldFacts,
  type FieldKind,
} from "../../src/content/sensitive-field.ts";

function field(facts: Partial<FieldFacts> & { readonly name?: string }): FieldFacts {
  const { name, ...rest } = facts;
  return {
    tag: "input",
    type: "text",
    autocomplete: "",
    inputMode: "",
    names: name === undefined ? [] : [name],
    masked: rest.type === "password",
    ...rest,
  };
}

type Row = readonly [what: string, facts: FieldFacts, kind: FieldKind | undefined];

const ROWS: readonly Row[] = [
  ["type password", field({ type: "password" }), "password"],
  ["new password", field({ autocomplete: "section-a new-password webauthn" }), "password"],
  ["a page's own dots", field({ masked: true }), "password"],
  ["dots in an editable element", field({ tag: "div", type: "", masked: true }), "password"],
  ["a shown password", field({ name: "userPassword" }), "password"],
  ["passwd", field({ name: "login_passwd" }), "password"],
  ["German", field({ name: "Ihr Passwort" }), "password"],
  ["Spanish, accented", field({ name: "Contraseña" }), "password"],
  ["user name", field({ name: "username", autocomplete: "username" }), undefined],
  ["e-mail", field({ type: "email", name: "email" }), undefined],
  ["password hint", field({ type: "checkbox", name: "showPassword" }), undefined],
  ["compass", field({ name: "compass" }), undefined],
  ["one-time code", field({ autocomplete: "one-time-code" }), "code"],
  ["OTP", field({ name: "otp" }), "code"],
  ["OTP hidden by dots", field({ type: "password", name: "totp_code" }), "code"],
  ["verification code", field({ name: "Enter the verification code" }), "code"],
  ["two-factor", field({ name: "two-factor" }), "code"],
  ["TAN", field({ name: "sms_tan" }), "code"],
  ["PIN as digits", field({ name: "pin", inputMode: "numeric" }), "code"],
  ["pin as a name", field({ name: "pin" }), undefined],
  ["Indian postal code", field({ name: "pincode", inputMode: "numeric" }), undefined],
  ["promotion code", field({ name: "promo_code" }), undefined],
  ["postal code", field({ name: "postal-code" }), undefined],
  ["country code", field({ name: "countryCode" }), undefined],
  ["Tanzania", field({ name: "tanzania" }), undefined],
  ["card number", field({ autocomplete: "billing cc-number" }), "card"],
  ["card type", field({ autocomplete: "cc-type" }), undefined],
  ["verification number as dots", field({ type: "password", autocomplete: "cc-csc" }), "card"],
  ["cardNumber", field({ name: "cardNumber" }), "card"],
  ["cardnumber", field({ type: "tel", name: "cardnumber" }), "card"],
  ["txtCardNo", field({ name: "txtCardNo" }), "card"],
  ["CVV", field({ name: "cvv2" }), "card"],
  ["security code", field({ name: "Security code (3 digits)" }), "card"],
  ["Kartennummer", field({ name: "Kartennummer" }), "card"],
  ["Número de tarjeta", field({ name: "Número de tarjeta" }), "card"],
  ["card expiry", field({ name: "card-expiry" }), "card"],
  ["IBAN", field({ name: "IBAN" }), "card"],
  ["discard", field({ name: "discard_notes" }), undefined],
  ["business card", field({ name: "business card title" }), undefined],
  ["a comment", field({ tag: "textarea", type: "", name: "comment" }), undefined],
  ["search", field({ type: "search", name: "password manager" }), undefined],
];

describe("sensitiveKind", () => {
  it.each(ROWS)("%s", (_, facts, kind) => {
    expect(sensitiveKind(facts)).toBe(kind);
  });
});
