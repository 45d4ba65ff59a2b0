/**
 * Endings of files that run, install, or carry such files, or office documents with macros: what a
 * person should not fetch from a site that may be somebody else's. Pictures and PDF stay free.
 */
const RISKY_ENDING =
  /\.(?:exe|msix?|msixbundle|appx|appinstaller|bat|cmd|scr|pif|cpl|hta|jse|vbs?e?|wsf|ps1|lnk|reg|dmg|pkg|mpkg|deb|rpm|appimage|flatpakref|sh|jar|jnlp|apk|aab|xapk|ipa|crx|xpi|zip|rar|7z|tar|tgz|gz|bz2|xz|zst|cab|iso|img|vhdx?|do[ct]m|xl[st]m|xlam|xll|pp[st]m|pptm)$/i;

/** Whether following a link saves a risky file. `href` is absolute; `download` as the attribute. */
export function isDownload(href: string, hasDownload: boolean): boolean {
  if (hasDownload) return true;
  const path = /^(?:https?|ftp):\/\/[^/?#]*([^?#]*)/i.exec(href)?.[1];
  return path !== undefined && RISKY_ENDING.test(path.replace(/\/+$/, ""));
}
