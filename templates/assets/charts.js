/**
 * What a pointer, a finger and the keyboard add to a chart: a tooltip on each mark, and one region
 * or series lit while the others step back.
 *
 * A chart is whole without this file: every mark carries its text as an SVG `title`, which browsers
 * show by themselves. Read from the markup, and nothing else:
 *
 * - `svg.chart`       a drawing; the drawings of one `figure` share what is pinned;
 * - `.mark > title`   the text of one value, in the language of the page;
 * - `data-k="a b"`    what an element belongs to; whatever shares a key is lit together. A region
 *                     keeps its key from chart to chart, `series-2` and `row-2` are a chart's own.
 *
 * Positions are set through the object model and as SVG attributes: `style-src 'self'` allows both.
 */
(function () {
  "use strict";

  /**
   * @typedef {object} Chart
   * @property {SVGSVGElement} svg
   * @property {Element} figure
   * @property {SVGElement[]} marks in the order the arrow keys walk them
   * @property {Map<Element, string>} tips the text of each mark
   * @property {Element[]} keyed every element with a key
   * @property {SVGGElement} ring drawn around the mark that is shown
   * @property {number} at place of the last mark shown, -1 before the first
   */
  /**
   * @typedef {object} Shown what the reader points at; `mark` is null on a line or a label
   * @property {Chart} chart
   * @property {SVGElement | null} mark
   * @property {string[]} keys
   * @property {Place | null} pointer null for the keyboard
   */
  /** @typedef {{x: number, y: number}} Place in the window */

  const SVG = "http://www.w3.org/2000/svg";
  /** How far from a mark, in pixels, a pointer still means it. */
  const NEAR = 24;
  /** Between mark and tooltip, and between tooltip and the edge of the window. */
  const GAP = 8;
  /** Between mark and ring. */
  const RING = 3;
  /** Keys that mean something else in another chart. */
  const OWN = /^(series|row)-\d+$/;

  /** @type {Chart[]} */
  const charts = [];
  /** @type {Shown | null} */
  let shown = null;
  /** Where the mark lay in the window when its tooltip was placed. */
  let placed = new DOMRect();
  /** @type {{chart: Chart, keys: string[]} | null} */
  let pin = null;

  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // marks have their names, and `said` is read out
  const said = document.createElement("div");
  said.className = "chart-said";
  said.setAttribute("aria-live", "polite");

  /** @type {(value: number, low: number, high: number) => number} */
  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

  /** @type {(element: Element | null) => string[]} */
  const keysOf = (element) => ((element && element.getAttribute("data-k")) || "").match(/\S+/g) || [];

  /**
   * Take over a drawing: from here on its marks are named by `aria-label` and shown by `tip`.
   * @param {SVGSVGElement} svg
   */
  function takeOver(svg) {
    /** @type {Map<Element, string>} */
    const tips = new Map();
    const marks = /** @type {SVGElement[]} */ ([...svg.querySelectorAll(".mark")]).filter((mark) => {
      const title = mark.querySelector(":scope > title");
      const text = title && title.textContent ? title.textContent.trim() : "";
      if (!title || !text) return false;
      title.remove(); // or the browser would show it a second time
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", text);
      tips.set(mark, text);
      return true;
    });
    if (!marks.length) return;
    const ring = document.createElementNS(SVG, "g");
    ring.append(document.createElementNS(SVG, "rect"), document.createElementNS(SVG, "rect"));
    const keyed = [...svg.querySelectorAll("[data-k]")];
    const figure = svg.closest("figure") || svg;
    /** @type {Chart} */
    const chart = { svg, figure, marks, tips, keyed, ring, at: -1 };
    charts.push(chart);
    asGroup(svg);
    listen(chart);
  }

  /**
   * Make the picture a named group of its marks and one stop of the tab key.
   * @param {SVGSVGElement} svg
   */
  function asGroup(svg) {
    const title = svg.querySelector(":scope > title");
    if (title) {
      // Of the same id, so that it still names the chart; a `desc` is never shown as a tooltip.
      const name = document.createElementNS(SVG, "desc");
      name.id = title.id;
      name.textContent = title.textContent;
      title.replaceWith(name);
    }
    for (const text of svg.querySelectorAll("text")) {
      if (!text.closest(".mark")) text.setAttribute("aria-hidden", "true"); // as in an image
    }
    svg.setAttribute("role", "group");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
  }

  /** @param {Chart} chart */
  function listen(chart) {
    const { svg } = chart;
    svg.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") point(chart, event);
    });
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && shown && shown.pointer) hide();
    });
    svg.addEventListener("click", (event) => {
      point(chart, event);
      const isReleased = togglePin(chart);
      // A finger has nothing to leave with: its second tap puts everything back.
      if (isReleased && /** @type {PointerEvent} */ (event).pointerType === "touch") hide();
    });
    svg.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.altKey && !event.metaKey && press(chart, event.key)) {
        event.preventDefault();
      }
    });
    svg.addEventListener("focus", () => {
      if (svg.matches(":focus-visible")) walkTo(chart, Math.max(chart.at, 0));
    });
    svg.addEventListener("blur", () => {
      if (shown && shown.chart === chart && !shown.pointer) hide();
    });
  }

  /**
   * Show what lies under the pointer, or the mark nearest to it.
   * @param {Chart} chart
   * @param {MouseEvent} event
   */
  function point(chart, event) {
    const pointer = { x: event.clientX, y: event.clientY };
    // Not the event's target: the name of a tile may lie upon the tile without being part of it.
    const stack = document.elementsFromPoint(pointer.x, pointer.y);
    const hit = stack.find((one) => chart.svg.contains(one) && one.closest(".mark, [data-k]"));
    const under = hit ? hit.closest("[data-k]") : null;
    const direct = hit && chart.marks.find((one) => one.contains(hit));
    const mark = direct || nearest(chart, pointer, keysOf(under));
    const keys = keysOf(mark && mark.closest("[data-k]"));
    if (mark || under) show({ chart, mark, keys: keys.length ? keys : keysOf(under), pointer });
    else if (shown) hide();
  }

  /**
   * Return the nearest mark within reach: on a line or a label, only one that shares its keys.
   * What is large both ways needs no help, and the box of a ribbon is not the ribbon.
   * @type {(chart: Chart, pointer: Place, keys: string[]) => SVGElement | null}
   */
  const nearest = (chart, pointer, keys) => {
    let best = null;
    let reach = NEAR;
    for (const mark of chart.marks) {
      const box = mark.getBoundingClientRect();
      if (Math.min(box.width, box.height) > 2 * NEAR) continue;
      const distance = Math.hypot(
        pointer.x - clamp(pointer.x, box.left, box.right),
        pointer.y - clamp(pointer.y, box.top, box.bottom),
      );
      if (distance > reach || (best && distance === reach)) continue;
      if (keys.length && !keysOf(mark.closest("[data-k]")).some((key) => keys.includes(key))) continue;
      best = mark;
      reach = distance;
    }
    return best;
  };

  /**
   * Do what a key asks for; return whether it was one of ours.
   * @type {(chart: Chart, key: string) => boolean}
   */
  const press = (chart, key) => {
    const last = chart.marks.length - 1;
    if (key === "ArrowRight") walkTo(chart, Math.min(chart.at + 1, last));
    else if (key === "ArrowLeft") walkTo(chart, Math.max(chart.at - 1, 0));
    else if (key === "ArrowUp" || key === "ArrowDown") walkTo(chart, across(chart, key === "ArrowUp"));
    else if (key === "Home") walkTo(chart, 0);
    else if (key === "End") walkTo(chart, last);
    else if (key === "Enter" || key === " ") togglePin(chart);
    else return false;
    return true;
  };

  /**
   * Return the place of the mark above or below the one shown: at the same place of the axis first.
   * @type {(chart: Chart, upwards: boolean) => number}
   */
  const across = (chart, upwards) => {
    const from = chart.marks[Math.max(chart.at, 0)].getBoundingClientRect();
    let best = Math.max(chart.at, 0);
    let least = Infinity;
    chart.marks.forEach((mark, place) => {
      const box = mark.getBoundingClientRect();
      const down = (box.top + box.bottom - from.top - from.bottom) / 2;
      const away = upwards ? -down : down;
      const aside = Math.max(0, box.left - from.right, from.left - box.right);
      const cost = away + 10 * aside;
      if (away > 1 && aside <= away && cost < least) {
        best = place;
        least = cost;
      }
    });
    return best;
  };

  /**
   * Show a mark to a reader at the keyboard, and have it read out.
   * @param {Chart} chart
   * @param {number} place
   */
  function walkTo(chart, place) {
    const mark = chart.marks[place];
    const box = mark.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) mark.scrollIntoView({ block: "nearest" });
    show({ chart, mark, keys: keysOf(mark.closest("[data-k]")), pointer: null });
    said.lang = tip.lang;
    said.textContent = tip.textContent;
  }

  /** @param {Shown} next */
  function show(next) {
    if (shown && shown.chart !== next.chart) hide();
    const { chart, mark, keys, pointer } = next;
    const isNew = !shown || shown.mark !== mark || String(shown.keys) !== String(keys);
    shown = next;
    tip.hidden = !mark;
    if (isNew) light(chart);
    if (!mark) {
      chart.ring.remove();
      return;
    }
    chart.at = chart.marks.indexOf(mark);
    if (isNew) {
      tip.textContent = chart.tips.get(mark) || "";
      tip.lang = chart.svg.getAttribute("lang") || "";
    }
    chart.ring.setAttribute("class", pointer ? "chart-ring" : "chart-ring by-key");
    encircle(chart, mark);
    place();
  }

  function hide() {
    if (!shown) return;
    const { chart } = shown;
    shown = null;
    tip.hidden = true;
    said.textContent = "";
    chart.ring.remove();
    light(chart);
  }

  /** Put the tooltip above its mark, below where there is no room, and always into the window. */
  function place() {
    if (!shown || !shown.mark) return;
    const { mark, pointer } = shown;
    const box = mark.getBoundingClientRect();
    placed = box;
    const { width, height } = tip.getBoundingClientRect();
    const middle = pointer ? clamp(pointer.x, box.left, box.right) : (box.left + box.right) / 2;
    const over = pointer ? Math.max(box.top, pointer.y - NEAR) : box.top;
    const under = pointer ? Math.min(box.bottom, pointer.y + NEAR) : box.bottom;
    const right = document.documentElement.clientWidth - width - GAP;
    const left = Math.max(GAP, Math.min(middle - width / 2, right));
    const above = over - GAP - height;
    const top = above >= GAP ? above : Math.min(under + GAP, window.innerHeight - height - GAP);
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(GAP, top))}px)`;
  }

  /**
   * Draw the ring around the box of a mark, in the units of the drawing.
   * @param {Chart} chart
   * @param {SVGElement} mark
   */
  function encircle({ svg, ring }, mark) {
    const box = mark.getBoundingClientRect();
    const matrix = svg.getScreenCTM();
    if (!matrix) return;
    const geometry = {
      x: (box.left - matrix.e) / matrix.a - RING,
      y: (box.top - matrix.f) / matrix.d - RING,
      width: box.width / matrix.a + 2 * RING,
      height: box.height / matrix.d + 2 * RING,
      rx: RING,
    };
    for (const rect of ring.children) {
      for (const [name, value] of Object.entries(geometry)) rect.setAttribute(name, value.toFixed(2));
    }
    svg.append(ring);
  }

  /**
   * Light what is shown and what is pinned; with neither, nothing steps back.
   * @param {Chart} chart
   */
  function light(chart) {
    const keys = new Set(shown && shown.chart === chart ? shown.keys : []);
    if (pin) {
      const isOwn = pin.chart.figure === chart.figure;
      for (const key of pin.keys) if (isOwn || !OWN.test(key)) keys.add(key);
    }
    let isAny = false;
    for (const element of chart.keyed) {
      const isLit = keysOf(element).some((key) => keys.has(key));
      element.classList.toggle("lit", isLit);
      isAny = isAny || isLit;
    }
    chart.svg.classList.toggle("has-lit", isAny);
  }

  /**
   * Pin what is shown, so that it stays lit; release it when it is pinned or nothing is shown.
   * @param {Chart} chart
   * @returns {boolean} whether just this was released
   */
  function togglePin(chart) {
    const keys = shown && shown.chart === chart ? shown.keys : [];
    const isPinned = Boolean(pin && pin.chart.figure === chart.figure && `${pin.keys}` === `${keys}`);
    pin = isPinned || !keys.length ? null : { chart, keys };
    charts.forEach(light);
    return isPinned;
  }

  for (const svg of document.querySelectorAll("svg.chart")) {
    takeOver(/** @type {SVGSVGElement} */ (svg));
  }
  if (!charts.length) return;
  document.body.append(tip, said);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pin = null;
    hide();
    charts.forEach(light);
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && shown.pointer && !shown.chart.svg.contains(/** @type {Node} */ (event.target))) hide();
  });
  const follow = () => {
    if (!shown || !shown.mark) return;
    const { left, top } = shown.mark.getBoundingClientRect();
    if (left === placed.left && top === placed.top) return; // something else was scrolled
    if (shown.pointer) hide();
    else place();
  };
  window.addEventListener("scroll", follow, { capture: true, passive: true });
  window.addEventListener("resize", () => {
    if (shown && shown.mark) encircle(shown.chart, shown.mark);
    follow();
  });
})();
