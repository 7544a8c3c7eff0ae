// The portal's own script: it shows the user of the session, and says if the tab could not be loaded.

const tab = document.querySelector("dwb-api-management");
const user = document.querySelector(".user");

/** Another window may have changed the user, or ended the session, in the meantime. */
async function readUser() {
  const answer = await fetch("/session").catch(() => undefined);
  if (!answer?.ok) return;
  const { name, initials, role } = await answer.json();
  user.querySelector(".user-name").textContent = name;
  user.querySelector(".avatar").textContent = initials;
  for (const choice of document.querySelectorAll("#users button[name=as]")) {
    if (choice.value === role) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

/** The module's own element shows all other failures; this one happens before there is an element. */
async function watch(address, attempt = 1) {
  try {
    await import(address);
  } catch {
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = "API management could not be loaded. Check your connection, then try again.";
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => {
      const loading = document.createElement("p");
      loading.textContent = "Loading API management…";
      tab.firstElementChild.replaceChildren(loading);
      document.getElementById("content").focus();
      // A browser remembers a module that failed, so each attempt has another address.
      watch(`${module.src}?${attempt}`, attempt + 1);
    });
    tab.firstElementChild.replaceChildren(words, retry);
  }
}

const module = document.querySelector("script[src*='/api-management/']");
if (user) addEventListener("focus", readUser);
if (tab && module) watch(module.src);
