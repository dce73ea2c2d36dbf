// Only in pages of `cargo xtask serve --dev`: loads the page again when Trunk has built it anew.
const address = new URL("/.well-known/trunk/ws", location.href);
address.protocol = "ws:";

function listen() {
  const socket = new WebSocket(address);
  socket.addEventListener("message", ({ data }) => {
    const { type, data: what } = JSON.parse(data);
    if (type === "reload") location.reload();
    else console.error(`The page could not be built: ${what?.reason ?? type}`);
  });
  // The server was stopped: ask again until it is back.
  socket.addEventListener("close", () => setTimeout(listen, 1000));
}
listen();
