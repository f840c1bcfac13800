// Pictures of the view: the same drawing, on a canvas of higher resolution for PNG, or written down as SVG.
"use strict";
(function (app) {
  const escape = (text) => String(text).replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  const round = (value) => Math.round(value * 100) / 100;

  /** What a 2D context is told, as SVG elements: the part of its interface that the page draws with. */
  class Writer {
    constructor() {
      this.out = [];
      this.stack = [];
      this.state = { matrix: [1, 0, 0, 1, 0, 0], globalAlpha: 1, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", lineCap: "butt", font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", dash: [] };
      this.path = [];
    }
    save() {
      this.stack.push({ ...this.state });
    }
    restore() {
      this.state = this.stack.pop() || this.state;
    }
    multiply([a, b, c, d, e, f]) {
      const [m0, m1, m2, m3, m4, m5] = this.state.matrix;
      this.state.matrix = [m0 * a + m2 * b, m1 * a + m3 * b, m0 * c + m2 * d, m1 * c + m3 * d, m0 * e + m2 * f + m4, m1 * e + m3 * f + m5];
    }
    translate(x, y) {
      this.multiply([1, 0, 0, 1, x, y]);
    }
    scale(x, y) {
      this.multiply([x, 0, 0, y, 0, 0]);
    }
    rotate(angle) {
      this.multiply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
    }
    setLineDash(dash) {
      this.state.dash = dash;
    }
    beginPath() {
      this.path = [];
    }
    moveTo(x, y) {
      this.path.push(`M${round(x)} ${round(y)}`);
    }
    lineTo(x, y) {
      this.path.push(`L${round(x)} ${round(y)}`);
    }
    quadraticCurveTo(a, b, x, y) {
      this.path.push(`Q${round(a)} ${round(b)} ${round(x)} ${round(y)}`);
    }
    closePath() {
      this.path.push("Z");
    }
    arc(x, y, r) {
      this.path.push(`M${round(x - r)} ${round(y)}A${round(r)} ${round(r)} 0 1 0 ${round(x + r)} ${round(y)}A${round(r)} ${round(r)} 0 1 0 ${round(x - r)} ${round(y)}Z`);
    }
    put(name, attributes, text) {
      const { matrix, globalAlpha } = this.state;
      const all = { ...attributes, transform: `matrix(${matrix.map((part) => Math.round(part * 1e4) / 1e4).join(" ")})` };
      if (globalAlpha < 1) all.opacity = round(globalAlpha);
      const written = Object.entries(all).map(([key, value]) => `${key}="${escape(value)}"`);
      this.out.push(`<${name} ${written.join(" ")}${text === undefined ? "/>" : `>${escape(text)}</${name}>`}`);
    }
    get lineStyle() {
      const { strokeStyle, lineWidth, lineJoin, lineCap, dash } = this.state;
      return { stroke: strokeStyle, "stroke-width": round(lineWidth), "stroke-linejoin": lineJoin, "stroke-linecap": lineCap, ...(dash.length ? { "stroke-dasharray": dash.map(round).join(" ") } : {}) };
    }
    stroke(shape) {
      this.put("path", { d: shape ? shape.d : this.path.join(""), fill: "none", ...this.lineStyle });
    }
    fill(shape) {
      this.put("path", { d: shape ? shape.d : this.path.join(""), fill: this.state.fillStyle });
    }
    fillRect(x, y, width, height) {
      this.put("rect", { x: round(x), y: round(y), width: round(width), height: round(height), fill: this.state.fillStyle });
    }
    write(text, x, y, look) {
      const { font, textAlign, textBaseline } = this.state;
      const [, style = "", weight, size, family] = /^(italic )?(\d+) ([\d.]+)px (.*)$/.exec(font) || [undefined, "", 400, 10, "sans-serif"];
      const down = { top: 0.8, middle: 0.32 }[textBaseline] || 0; // from where the text is hung to its base line
      const anchor = { center: "middle", right: "end" }[textAlign] || "start";
      this.put("text", { x: round(x), y: round(y + down * size), "font-family": family, "font-size": round(Number(size)), "font-weight": weight, ...(style ? { "font-style": "italic" } : {}), "text-anchor": anchor, ...look }, text);
    }
    fillText(text, x, y) {
      this.write(text, x, y, { fill: this.state.fillStyle });
    }
    strokeText(text, x, y) {
      this.write(text, x, y, { fill: "none", ...this.lineStyle });
    }
    measureText(text) {
      ruler.font = this.state.font;
      return ruler.measureText(text);
    }
  }
  const ruler = document.createElement("canvas").getContext("2d");
  for (const name of ["globalAlpha", "fillStyle", "strokeStyle", "lineWidth", "lineJoin", "lineCap", "font", "textAlign", "textBaseline"])
    Object.defineProperty(Writer.prototype, name, {
      get() {
        return this.state[name];
      },
      set(value) {
        this.state[name] = value;
      },
    });

  /** Draw what the canvas shows, its title below, on a context; lengths in pixels of the screen. */
  function draw(ctx, width, height) {
    const { network } = app;
    const { paint } = app;
    const scale = network.getScale();
    const middle = network.getViewPosition();
    ctx.fillStyle = paint.state.theme.paper;
    ctx.fillRect(0, 0, width, height + FOOT);
    ctx.save();
    ctx.translate(width / 2, height / 2);
    ctx.scale(scale, scale);
    ctx.translate(-middle.x, -middle.y);
    const [w, h] = [width / 2 / scale + 60, height / 2 / scale + 60];
    const frame = [middle.x - w, middle.y - h, middle.x + w, middle.y + h];
    app.regions.draw(ctx);
    paint.drawLines(ctx, scale, frame);
    paint.drawNodes(ctx, scale, frame);
    app.names.draw(ctx, scale);
    ctx.restore();
    ctx.globalAlpha = 1;
    ctx.fillStyle = paint.state.theme.paper;
    ctx.fillRect(0, height, width, FOOT);
    ctx.fillStyle = paint.state.theme.soft;
    ctx.font = `400 12px ${paint.FONT}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    ctx.fillText(`${document.title} · ${document.getElementById("summary").textContent}`, 12, height + 4);
  }
  const FOOT = 26; // pixels for the line that says what the picture is of

  const size = () => {
    const { clientWidth, clientHeight } = document.getElementById("canvas");
    return [clientWidth, clientHeight];
  };

  /** The view as a PNG blob, in twice the resolution of the screen. */
  function png() {
    const [width, height] = size();
    const sharp = 2;
    const canvas = document.createElement("canvas");
    canvas.width = width * sharp;
    canvas.height = (height + FOOT) * sharp;
    const ctx = canvas.getContext("2d");
    ctx.scale(sharp, sharp);
    draw(ctx, width, height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  /** The view as SVG. */
  function svg() {
    const [width, height] = size();
    const writer = new Writer();
    draw(writer, width, height);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + FOOT}" viewBox="0 0 ${width} ${height + FOOT}">\n${writer.out.join("\n")}\n</svg>\n`;
  }

  app.picture = { png, svg };
})(window.utusan);
