/*
 * Our own pages by their paths in the package, as messages tell where they come from.
 */

/** May let a site through without a warning, or mark it. */
export const POPUP_PAGE = "src/popup/index.html";
/** May lift a warning. */
export const WARNING_PAGE = "src/warning/index.html";
/** Stands in for a site while a first look at it is taken. */
export const CHECKING_PAGE = "src/warning/checking.html";
/** Asks, once, whether sites may be looked up, and by whom. */
export const WELCOME_PAGE = "src/welcome/index.html";
/** The settings page, which alone may delete the settings. */
export const OPTIONS_PAGE = "src/options/index.html";
/** Lists odd sites; it alone may delete one of them. */
export const HISTORY_PAGE = "src/history/index.html";
