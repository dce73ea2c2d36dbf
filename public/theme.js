// Runs before the first paint: sets the colour scheme the user chose, if any.
try {
  const theme = localStorage.getItem("scopesmith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's colour scheme is used.
}
