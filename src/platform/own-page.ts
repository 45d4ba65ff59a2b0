import browser from "webextension-polyfill";
import { WARNING_PAGE } from "../messages/router.ts";

/**
 * Address of the warning page as tabs and events show it. Asked for by its full path, Chromium would give
 * the name under which rules may lead to it, which changes with every start of the browser.
 */
export const WARNING_URL = browser.runtime.getURL("") + WARNING_PAGE;
