/**
 * Run in a page: how it fares with text that would become markup or code. Each is the name of the error that the
 * browser stops it with, "taken" where it does not.
 */
export const TEXT_AS_CODE = `(() => {
  const tried = (attempt) => {
    try {
      attempt();
      return "taken";
    } catch (error) {
      return error.name;
    }
  };
  const text = "<b>text</b>";
  return [
    tried(() => { document.createElement("p").innerHTML = text; }),
    tried(() => { document.createElement("p").insertAdjacentHTML("beforeend", text); }),
    tried(() => { document.createElement("iframe").srcdoc = text; }),
    tried(() => { document.createElement("script").src = "https://scripts.orlenda-video.com/"; }),
    tried(() => new DOMParser().parseFromString(text, "text/html")),
    tried(() => trustedTypes.createPolicy("any", {})),
  ];
})()`;

export const ALL_STOPPED = Array.from({ length: 6 }, () => "TypeError");
