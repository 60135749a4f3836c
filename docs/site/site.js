"use strict";
// Search, diagrams and recordings of the documentation. Nothing is loaded from another host, and all works from files.
{
  const MAX_RESULTS = 12;
  const MAX_QUERY = 200;
  const base = document.currentScript.src.replace(/site\.js$/, "");

  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = base + file;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file + " is missing"));
      document.head.append(script);
    });

  const element = (name, properties, ...children) => {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
  };

  const wordsOf = (query) => query.toLowerCase().match(/[\p{L}\p{N}_$.-]*[\p{L}\p{N}]/gu) ?? [];

  /** Returns how well a section fits a word; 0 if it does not have it. */
  const scoreOf = (section, word) => {
    const [url, title, heading, text] = section.lower;
    if (heading === word) return 100;
    // What contributors read comes after what users read.
    const weight = /^(docs\/decisions\/|docs\/architecture|changelog|contributing)/.test(url) ? 0.3 : 1;
    const start = new RegExp("(^|[^\\p{L}\\p{N}])" + word.replace(/[.$]/g, "\\$&"), "u");
    return weight * ((start.test(heading) ? 20 : heading.includes(word) ? 8 : 0)
      + (start.test(title) ? 6 : title.includes(word) ? 3 : 0)
      + (start.test(text) ? 2 : text.includes(word) ? 1 : 0));
  };

  const search = (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    return window.searchIndex
      .map((section) => {
        section.lower ??= section.map((part) => part.toLowerCase());
        const scores = words.map((word) => scoreOf(section, word));
        return { section, score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score) };
      })
      .filter((found) => found.score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, MAX_RESULTS)
      .map((found) => found.section);
  };

  const shortened = (text) => (text.length <= 120 ? text : text.slice(0, text.lastIndexOf(" ", 120)) + " …");

  /** Returns the text around the first of the words, which is marked. */
  const excerpt = (text, words) => {
    const lower = text.toLowerCase();
    const places = words.map((word) => [lower.indexOf(word), word.length]).filter(([place]) => place >= 0);
    if (places.length === 0) return [shortened(text)];
    const [place, length] = places.sort(([one], [other]) => one - other)[0];
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, place - 40)) + 1);
    return [
      (from > 0 ? "… " : "") + text.slice(from, place),
      element("mark", { textContent: text.slice(place, place + length) }),
      shortened(text.slice(place + length)),
    ];
  };

  const resultOf = ([url, title, heading, text], words) =>
    element(
      "li",
      {},
      element("a", { href: base + url, textContent: heading === title ? title : title + ": " + heading }),
      element("p", {}, ...excerpt(text, words)));

  const addSearch = (place) => {
    const input = element("input", { type: "search", id: "search-input", name: "q", autocomplete: "off", maxLength: MAX_QUERY });
    const status = element("p", { role: "status" });
    let index;
    const list = element("ol");
    const results = element("div", { className: "search-results", hidden: true }, status, list);
    const form = element(
      "form",
      { className: "search", role: "search", action: base + "index.html" },
      element("label", { htmlFor: input.id, textContent: "Search the documentation" }),
      input,
      results);
    const show = async () => {
      const words = wordsOf(input.value);
      results.hidden = words.length === 0;
      if (results.hidden) return;
      try {
        await (index ??= load("search-index.js"));
      } catch (problem) {
        status.textContent = "Search does not work: " + problem.message;
        return;
      }
      const found = search(input.value);
      status.textContent = found.length === 0 ? "No results" : found.length === MAX_RESULTS
        ? "The best " + MAX_RESULTS + " results" : found.length + (found.length === 1 ? " result" : " results");
      list.replaceChildren(...found.map((section) => resultOf(section, wordsOf(input.value))));
    };
    input.addEventListener("input", show);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") results.hidden = true;
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) results.hidden = true;
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
    });
    place.append(form);
    input.value = new URLSearchParams(location.search).get("q")?.slice(0, MAX_QUERY) ?? "";
    show();
  };

  /** Turns code blocks in the language of Mermaid into diagrams. */
  const drawDiagrams = async () => {
    const blocks = document.querySelectorAll("code.language-mermaid");
    if (blocks.length === 0) return;
    for (const block of blocks) {
      block.closest("pre").replaceWith(element("div", { className: "mermaid", textContent: block.textContent }));
    }
    await load("mermaid.min.js");
    window.mermaid.initialize({ startOnLoad: false });
    try {
      await window.mermaid.run();
    } catch (problem) {
      // For the check of the site, in one line.
      document.documentElement.dataset.problem = (problem.message ?? String(problem)).replace(/\s+/g, " ");
    }
  };

  /** Lets links lead to headings by the names that GitHub gives them. */
  const nameHeadings = () => {
    for (const heading of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
      const name = heading.textContent.trim().toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
      if (!heading.id && !document.getElementById(name)) heading.id = name;
    }
    // An anchor of the page is reached without this, and an invalid one leads nowhere.
    const place = new URLSearchParams("name=" + location.hash.slice(1).replaceAll("+", "%2B")).get("name");
    document.getElementById(place)?.scrollIntoView();
  };

  /** Adds a button that pauses the animation, and plays it again after its end. */
  const addPlayer = (recording) => {
    const animations = recording.getAnimations({ subtree: true });
    if (animations.length === 0) return;
    const button = element("button", { type: "button", textContent: "Pause" });
    const finished = () => animations.every((animation) => animation.playState === "finished");
    const whenFinished = () =>
      Promise.all(animations.map((animation) => animation.finished)).then(() => (button.textContent = "Play again"));
    button.addEventListener("click", () => {
      const isRunning = animations.some((animation) => animation.playState === "running");
      const isOver = finished();
      animations.forEach((animation) => (isRunning ? animation.pause() : animation.play()));
      button.textContent = isRunning ? "Play" : "Pause";
      if (isOver) whenFinished();
    });
    recording.append(button);
    whenFinished();
  };

  nameHeadings();
  addSearch(document.getElementById("search") ?? document.querySelector("#breadcrumbs"));
  document.querySelectorAll(".recording").forEach(addPlayer);
  drawDiagrams();
}
