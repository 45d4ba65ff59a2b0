import browser from "webextension-polyfill";
import { CHECKING_PAGE, WARNING_PAGE, WELCOME_PAGE } from "../messages/pages.ts";

/*
 * Addresses of our pages as tabs and events show them. Asked for by their full path, Chromium would give
 * the names under which rules may lead to them, which change with every start of the browser.
 */
export const WARNING_URL = browser.runtime.getURL("") + WARNING_PAGE;
export const CHECKING_URL = browser.runtime.getURL("") + CHECKING_PAGE;
export const WELCOME_URL = browser.runtime.getURL("") + WELCOME_PAGE;
