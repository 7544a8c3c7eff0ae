// The portal's own script: it gives the tab its tokens, signs the user in again, and opens a drawer
// with its own history entry, so that "back" closes it.

const tab = document.querySelector("dwb-api-management");
tab.getAccessToken = async () => {
  const answer = await fetch("/token");
  if (!answer.ok) throw new Error("The portal has no token.");
  return answer.text();
};

const signedOut = document.querySelector("#signed-out");
tab.addEventListener("dwb-unauthorized", () => (signedOut.hidden = false));
signedOut.querySelector("button").addEventListener("click", async () => {
  const answer = await fetch("/sign-in", { method: "POST" });
  signedOut.hidden = answer.ok;
});

const drawer = document.querySelector("#drawer");
document.querySelector("#open-drawer").addEventListener("click", () => {
  drawer.hidden = false;
  history.pushState({ drawer: true }, "");
});
window.addEventListener("popstate", ({ state }) => (drawer.hidden = !state?.drawer));
