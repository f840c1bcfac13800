// The look of every class, status and line: one set of paths for canvas, legend and panel.
"use strict";
window.utusan = window.utusan || {};
(function (app) {
  // Paths in a box from -12 to 12.
  const SHAPES = {
    person: "M-10 0A10 10 0 1 0 10 0A10 10 0 1 0 -10 0Z",
    organization: "M-7 -9H7A2 2 0 0 1 9 -7V7A2 2 0 0 1 7 9H-7A2 2 0 0 1 -9 7V-7A2 2 0 0 1 -7 -9Z",
    country: "M-11 0L-5.5 -9.5H5.5L11 0L5.5 9.5H-5.5Z",
    place: "M0 11C-3 6 -8 2.4 -8 -3A8 8 0 1 1 8 -3C8 2.4 3 6 0 11Z",
    meeting: "M0 -12L12 0L0 12L-12 0Z",
  };
  // A meeting's status is told by its sign and its border; colour only repeats it. `fill`: share of the class colour.
  const STATUS = {
    held: { sign: "M-4.5 0.3L-1.3 3.6L4.8 -3.2", dash: [], fill: 1, ink: "meeting" },
    ongoing: { sign: "M-4.5 0H-4.4M0 0H0.1M4.5 0H4.6", dash: [], fill: 1, ink: "meeting", dots: true },
    scheduled: { sign: "M0 -4.8V0.4L3.6 2.6", dash: [], fill: 0, ink: "meeting" },
    proposed: { sign: "M-4.4 0H4.4M0 -4.4V4.4", dash: [5, 3], fill: 0, ink: "meeting" },
    possible: { sign: "M-2.7 -2.2A2.7 2.7 0 1 1 0.9 0.3C0.1 0.7 0 1.2 0 2M0 4.7V4.8", dash: [1.6, 2.6], fill: 0, ink: "meeting" },
    cancelled: { sign: "M-4 -4L4 4M4 -4L-4 4", dash: [], fill: 0, ink: "cancelled" },
    denied: { sign: "M-5.2 0H5.2", dash: [5, 3], fill: 0, ink: "denied" },
  };
  // Lines: width in pixels of the screen, dashes, arrow at the target, order of drawing.
  const LINES = {
    party: { width: 1, dash: [1.5, 4], arrow: false },
    place: { width: 1, dash: [5, 4], arrow: false },
    participant: { width: 1.5, dash: [], arrow: false },
    role: { width: 1.2, dash: [], arrow: true },
    statement: { width: 1.2, dash: [7, 3, 1.5, 3], arrow: true },
    kinship: { width: 2.6, dash: [], arrow: true },
  };
  const SVG = "http://www.w3.org/2000/svg";

  function svg(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** A small picture of a node for text: `type` and, for a meeting, `status`. */
  function icon(type, status) {
    const look = type === "meeting" ? STATUS[status] || STATUS.held : null;
    const ink = look ? look.ink : type;
    const hollow = look && !look.fill;
    const parts = [
      svg("path", {
        d: SHAPES[type] || SHAPES.person,
        class: `ink-${ink}${hollow ? " hollow" : ""}`,
        "stroke-dasharray": look ? look.dash.join(" ") : "",
      }),
    ];
    if (look) parts.push(svg("path", { d: look.sign, class: hollow ? `sign ink-${ink}` : "sign on-fill" }));
    return svg("svg", { class: "icon", viewBox: "-13.5 -13.5 27 27", "aria-hidden": "true" }, ...parts);
  }

  /** A small picture of a line. */
  function line(type) {
    const look = LINES[type];
    const parts = [
      svg("path", {
        d: "M1 6H27",
        class: `line ink-${type}`,
        "stroke-width": Math.max(look.width * 1.1, 1.5),
        "stroke-dasharray": look.dash.join(" "),
      }),
    ];
    if (look.arrow) parts.push(svg("path", { d: "M22 2.5L27.5 6L22 9.5", class: `line ink-${type}`, "stroke-width": 1.5 }));
    return svg("svg", { class: "icon wide", viewBox: "0 0 29 12", "aria-hidden": "true" }, ...parts);
  }

  app.glyphs = { SHAPES, STATUS, LINES, icon, line, svg };
})(window.utusan);
