(() => {
"use strict";
const one = (s, n = document) => n.querySelector(s), all = (s, n = document) => [...n.querySelectorAll(s)];

/* Work under way: the page follows it. */
const follow = (place, id, show) => {
  const ask = async () => {
    try {
      const answer = await fetch("/api/jobs/" + id, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const job = await answer.json();
      show(job);
      if (["waiting", "running"].includes(job.state)) setTimeout(ask, 800);
    } catch { setTimeout(ask, 3000); }
  };
  ask();
};
const words = (job) => job.stage ? job.stage + (job.total ? " " + job.done + " of " + job.total : "") : "";
const job = one(".job[data-job]");
if (job && ["waiting", "running"].includes(job.dataset.state)) {
  const bar = one("progress", job), told = one(".told", job), state = one(".state", job);
  follow(job, job.dataset.job, (found) => {
    if (!["waiting", "running"].includes(found.state)) { location.reload(); return; }
    if (found.state === "running" && state.textContent !== "Under way") state.textContent = "Under way";
    if (found.total) { bar.max = found.total; bar.value = found.done; } else { bar.removeAttribute("value"); }
    told.textContent = words(found);
  });
}
const busy = one(".busy[data-job]");
if (busy) follow(busy, busy.dataset.job, (found) => {
  const over = !["waiting", "running"].includes(found.state), link = one("a", busy);
  if (over) { link.textContent = found.state === "done" ? "The work is done: look at what came of it" : "The work has stopped: see why"; return; }
  one(".told", busy).textContent = words(found) ? ": " + words(found) : "";
});

/* Files: dropped anywhere on the form, sent with a bar. */
const form = one("form.drop");
if (form) {
  const input = one("input[type=file]", form), told = one(".progress", form), button = one("button", form);
  const stop = (event) => { event.preventDefault(); event.stopPropagation(); };
  ["dragenter", "dragover"].forEach(name => document.addEventListener(name, (event) => { stop(event); form.classList.add("over"); }));
  ["dragleave", "drop"].forEach(name => document.addEventListener(name, (event) => { stop(event); form.classList.remove("over"); }));
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    if (size > Number(form.dataset.limit)) { told.textContent = "These files are larger than what is taken at once."; return; }
    const body = new FormData(), request = new XMLHttpRequest(), bar = document.createElement("progress");
    for (const file of input.files) body.append("files", file, file.name);
    bar.setAttribute("aria-label", "How much has been sent");
    told.textContent = "Sending " + input.files.length + (input.files.length === 1 ? " file" : " files") + " ";
    told.append(bar);
    button.disabled = true;
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; } });
    const failed = (message) => { told.textContent = message; button.disabled = false; };
    request.addEventListener("error", () => failed("The files could not be sent. Is the app still running?"));
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* told below */ }
      if (request.status === 202 && answer.job_id) { location.assign("/jobs/" + answer.job_id); return; }
      const problem = answer.error || {};
      failed((problem.message || "The files could not be sent") + (problem.hint ? ". " + problem.hint : "") + ".");
    });
    request.open("POST", "/api/documents");
    request.send(body);
  });
}

/* Notes: the sentence in which words are marked is the one the note is about. */
const about = one("#about");
if (about) document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.anchorNode) return;
  const node = chosen.anchorNode.nodeType === 1 ? chosen.anchorNode : chosen.anchorNode.parentElement;
  const sentence = node && node.closest("article.report .s[id]");
  const index = sentence && sentence.id.split("-s")[1];
  if (index && [...about.options].some(option => option.value === index)) about.value = index;
});

/* The search box: / leads to it, where the page has no use of its own for that key. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || one("section.grid")) return;
  if (event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  one(".quick input").focus();
});
all("form.act.quietly").forEach(form => form.addEventListener("submit", () => { one("button", form).disabled = true; }));
})();
