// Runs before the first paint: the color theme, which page begins, and what is pressed before the app is here.
{
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("scopesmith.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is refused: the system's color theme is used.
  }

  const forget = () => document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
  /** The document has the start page; a skeleton stands for any other. A press on a page that is left is void. */
  const look = () => {
    root.toggleAttribute("data-elsewhere", !/^#?\/*$/.test(location.hash));
    forget();
  };
  /** Marks the button that was pressed last: the app presses it again (src/browser/first.rs). */
  const press = ({ target }) => {
    const button = target.closest?.("#first button");
    if (!button) return;
    forget();
    button.dataset.pressed = "";
  };
  const until = new AbortController();
  /** Does it as long as the first paint is shown. */
  const on = (event, act) => addEventListener(event, (happened) => (document.getElementById("first") ? act(happened) : until.abort()), { signal: until.signal });
  look();
  on("hashchange", look);
  on("click", press);
}
