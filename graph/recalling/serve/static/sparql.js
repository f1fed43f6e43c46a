// The page to ask on: the editor of YASGUI, with the named queries of the project as examples.
(() => {
  "use strict";
  const place = document.getElementById("yasgui");
  const examples = JSON.parse(document.getElementById("queries").textContent);
  const endpoint = new URL("sparql", location.href).href;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: "recalling",
    populateFromUrl: false,
    yasqe: { value: examples[0].query },
  });
  const choice = document.getElementById("examples");
  for (const [k, example] of examples.entries()) choice.append(new Option(example.name, k));
  choice.parentElement.hidden = false;
  choice.addEventListener("change", () => {
    if (choice.value === "") return;
    const tab = yasgui.getTab();
    tab.setEndpoint(endpoint);
    tab.getYasqe().setValue(examples[choice.value].query);
    tab.getYasqe().query();
  });
  place.dataset.ready = "yes";
})();
