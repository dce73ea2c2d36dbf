// Runs before the first paint: sets the color theme that the visitor chose, if any.
try {
  const theme = localStorage.getItem("scopesmith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's color theme is used.
}
