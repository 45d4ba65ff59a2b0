/** Under which the settings document is kept. */
export const SETTINGS_KEY = "settings";
