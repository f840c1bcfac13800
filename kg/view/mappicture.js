// The map as a picture: its SVG with the styles written into it, and that drawn as PNG.
"use strict";
(function (app) {
  const FOOT = 26; // pixels for the line that says what the picture is of
  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "font-size", "font-weight", "text-anchor", "dominant-baseline", "vector-effect"];
  const NAMES = ["d", "r", "x", "y", "transform"];
  const { svg } = app.glyphs;

  /** A copy of an element with what the style sheet says of it as attributes; nothing else of the page comes along. */
  function copy(element) {
    if (!["g", "path", "circle", "text"].includes(element.localName)) return [];
    const found = svg(element.localName, {});
    for (const name of NAMES) if (element.hasAttribute(name)) found.setAttribute(name, element.getAttribute(name));
    if (element.localName !== "g") {
      const style = getComputedStyle(element);
      for (const name of KEPT) if (style.getPropertyValue(name)) found.setAttribute(name, style.getPropertyValue(name));
    }
    if (element.localName === "text") found.append(element.textContent.replace(app.paint.CONTROLS, ""));
    found.append(...[...element.children].flatMap(copy));
    return [found];
  }

  /** The map as an SVG element. */
  function picture() {
    const { clientWidth: width, clientHeight: height } = document.getElementById("map-stage");
    const { FONT } = app.paint;
    const { theme } = app.paint.state;
    const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: height + FOOT, viewBox: `0 0 ${width} ${height + FOOT}`, "font-family": FONT });
    const title = svg("text", { x: 12, y: height + 18, "font-size": "12px", fill: theme.soft }, `${document.title} · ${document.getElementById("summary").textContent}`);
    const cover = svg("rect", { y: height, width, height: FOOT, fill: theme.paper });
    root.append(svg("rect", { width, height: height + FOOT, fill: theme.paper }), ...[...app.map.canvas.children].flatMap(copy), cover, title);
    return root;
  }

  const text = () => `${new XMLSerializer().serializeToString(picture())}\n`;

  /** The map as a PNG blob, in twice the resolution of the screen. */
  async function png() {
    const source = text();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    const ctx = canvas.getContext("2d");
    ctx.scale(2, 2);
    ctx.drawImage(image, 0, 0);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  app.mappicture = { png, svg: text };
})(window.utusan);
