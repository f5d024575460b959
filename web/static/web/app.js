/* 诚案: what the pages need beyond htmx. Every page works without it; nothing here decides anything in law. */
"use strict";
(function () {
  const body = document.body;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  document.documentElement.classList.add("js");

  /* one submit a page: the button says so and stays shut until the page is shown again */
  function shut(form, submitter) {
    if (form.dataset.sent) return false;
    form.dataset.sent = "1";
    const button = submitter || form.querySelector("button:not([type=button])");
    if (!button) return true;
    // after this turn, or the button's own name and value would not be sent
    setTimeout(() => {
      button.dataset.label = button.textContent;
      button.disabled = true;
      button.textContent = body.dataset.sending;
    });
    return true;
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || (event.submitter && event.submitter.matches("[data-repeat]"))) return;
    if (!shut(form, event.submitter)) event.preventDefault();
    else unsaved = false;
  });
  /* once a form is sent, what would still be saved of it belongs to an act that is being done (the server refuses it too) */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = savesDrafts(event) && asker(event).closest("form");
    if (form && (form.dataset.sent || form.dataset.discarded)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-discard]");
    if (!button) return;
    unsaved = false;
    button.form.dataset.discarded = "1";
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button[data-label]", form).forEach((button) => {
        button.disabled = false;
        button.textContent = button.dataset.label;
      });
    });
  });

  /* what changed is told to screen readers */
  function announce(text) {
    const region = document.getElementById("announce");
    if (!region || !text) return;
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 50);
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.elt || event.target;
    announce(target.dataset && target.dataset.announce);
  });

  /* a draft that could not be saved says so, keeps trying, and does not let the page go quietly */
  let unsaved = false;
  let retry = 0;
  const saver = () => document.querySelector("[data-drafts]");
  function draftFailed(expired) {
    unsaved = true;
    const status = document.getElementById("draft-status");
    if (status) {
      status.textContent = expired ? body.dataset.expired : body.dataset.unsaved;
      status.classList.add("failed");
    }
    clearTimeout(retry);
    retry = setTimeout(() => window.htmx && saver() && window.htmx.trigger(saver(), "draft:retry"), 15000);
  }
  // detail.elt is whatever the event passes through; who asked stands in the request
  const asker = (event) => event.detail.requestConfig ? event.detail.requestConfig.elt : event.detail.elt;
  const savesDrafts = (event) => asker(event).matches("[data-drafts]");
  function failed(event) {
    if (savesDrafts(event)) draftFailed(event.detail.xhr && event.detail.xhr.status === 401);
    else announce(body.dataset.failed);
  }
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:timeout", failed);
  /* a whole page where a fragment was asked for: the session is over, nothing was kept */
  const wholePage = (event) => /<html/i.test(event.detail.xhr.responseText);
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!asker(event).matches("[data-drafts], aside, details") || !wholePage(event)) return;
    event.detail.shouldSwap = false;
    failed(event);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && savesDrafts(event) && !wholePage(event)) unsaved = false;
  });
  window.addEventListener("online", () => unsaved && window.htmx && saver() && window.htmx.trigger(saver(), "draft:retry"));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  /* menus close by Escape and by a click elsewhere; dialogs open by a button */
  document.addEventListener("click", (event) => {
    all("details[data-menu][open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
    const opener = event.target.closest("[data-open]");
    if (opener) document.querySelector(opener.dataset.open).showModal();
    if (event.target.closest("[data-print]")) window.print();
  });

  /* keys: j k through the rows, n next page, / search, ? help; they can be switched off */
  const SWITCH = "chengan.keys";
  let here = -1;
  function go(step) {
    const links = all("[data-rows] .row-link");
    if (!links.length) return;
    const focused = links.indexOf(document.activeElement);
    here = Math.min(links.length - 1, Math.max(0, (focused >= 0 ? focused : here) + step));
    all("[data-rows] tr.here").forEach((row) => row.classList.remove("here"));
    links[here].closest("tr").classList.add("here");
    links[here].focus();
    links[here].scrollIntoView({ block: "nearest" });
  }
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    n: () => { const next = document.querySelector("[data-next]"); if (next) next.click(); },
    "/": () => { const find = document.querySelector("[data-find]"); if (find) find.focus(); },
    "?": () => { const help = document.getElementById("keys"); if (help) help.showModal(); },
  };
  function typing(element) {
    return element.closest("input, textarea, select, dialog, [contenteditable]");
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector("details[data-menu][open]");
      if (menu) { menu.removeAttribute("open"); menu.querySelector("summary").focus(); }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (read() === "off" || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  function read() {
    try { return localStorage.getItem(SWITCH); } catch (error) { return null; }
  }
  const toggle = document.getElementById("keys-on");
  if (toggle) {
    toggle.checked = read() !== "off";
    toggle.addEventListener("change", () => {
      try { localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"); } catch (error) { /* private window */ }
    });
  }

  /* a long list of choices is narrowed by words; what is chosen stays in sight */
  all("select[data-search]").forEach((list) => {
    if (list.options.length < 12) return;
    const box = document.createElement("input");
    box.type = "search";
    box.className = "narrow";
    box.autocomplete = "off";
    box.placeholder = list.dataset.search;
    box.setAttribute("aria-label", list.dataset.search);
    list.before(box);
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    const narrow = (found) => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      all("option", list).forEach((option) => {
        const text = (option.text + " " + (option.parentElement.label || "")).toLowerCase();
        option.hidden = !option.selected && !words.every((word) => text.includes(word)) && !found.includes(option.value);
      });
      all("optgroup", list).forEach((group) => (group.hidden = !group.querySelector("option:not([hidden])")));
    };
    /* an article or a product is found by the law's own search; its answer counts if nothing was typed since */
    const ask = async (typed) => {
      const answer = await fetch(list.dataset.find + "?q=" + encodeURIComponent(typed)).catch(() => null);
      if (answer && answer.ok && box.value === typed) narrow((await answer.json()).codes);
    };
    let waiting = 0;
    box.addEventListener("input", () => {
      narrow([]);
      clearTimeout(waiting);
      const typed = box.value;
      if (list.dataset.find && typed.trim()) waiting = setTimeout(() => ask(typed), 250);
    });
  });

  /* what matters to some items only is asked where one of them is chosen; what is filled in stays in sight */
  const conduct = document.querySelector("select#id_conduct[multiple]");
  const special = all("[data-for]");
  const matches = (code, pattern) => (pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : code === pattern);
  const askWhatMatters = () => {
    const codes = Array.from(conduct.selectedOptions, (option) => option.value);
    special.forEach((input) => {
      const asked = input.dataset.for.split(" ").some((pattern) => codes.some((code) => matches(code, pattern)));
      const field = input.closest(".field");
      field.hidden = !asked && !input.value && !field.classList.contains("has-errors");
    });
  };
  if (conduct && special.length) {
    conduct.addEventListener("change", askWhatMatters);
    askWhatMatters();
  }

  /* arriving: the errors or the refusal first, the current state in view */
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  all("[data-flow]").forEach((box) => {
    const now = box.querySelector(".current");
    if (!now || box.scrollWidth <= box.clientWidth) return;
    const middle = now.getBoundingClientRect().left - box.getBoundingClientRect().left + now.getBoundingClientRect().width / 2;
    box.scrollLeft = middle - box.clientWidth / 2;
  });
})();
