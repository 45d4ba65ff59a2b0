/* Our pages, by their paths in the package: who may send what goes by them. */

/** Path of the page that may let a site through without a warning, or mark it. */
export const POPUP_PAGE = "src/popup/index.html";
/** Path of the page that may lift a warning. */
export const WARNING_PAGE = "src/warning/index.html";
/** Path of the page that stands in for a site while a first look at it is taken. */
export const CHECKING_PAGE = "src/warning/checking.html";

/** Path of the settings page, which alone may delete the settings. */
export const OPTIONS_PAGE = "src/options/index.html";
/** Path of the page that lists odd sites, which alone may delete one of them. */
export const HISTORY_PAGE = "src/history/index.html";
