// The first picture: the network drawn on a canvas of our own, seen before vis-network is loaded, which takes as long again.
// It answers to what the page asks of vis-network's camera, which then begins where this one was.
"use strict";
(function (app) {
  const frame = document.getElementById("canvas");

  class Still {
    constructor(paint) {
      this.paint = paint;
      this.scale = 1;
      this.position = { x: 0, y: 0 };
      this.canvas = document.createElement("canvas");
      this.canvas.className = "still";
      frame.append(this.canvas);
    }
    getScale() {
      return this.scale;
    }
    getViewPosition() {
      return this.position;
    }
    moveTo({ position = this.position, scale = this.scale }) {
      [this.position, this.scale] = [position, scale];
      this.draw();
    }
    canvasToDOM({ x, y }) {
      return { x: (x - this.position.x) * this.scale + frame.clientWidth / 2, y: (y - this.position.y) * this.scale + frame.clientHeight / 2 };
    }
    /** Draw before the next frame, once however often it is asked for. */
    draw() {
      if (this.asked) return;
      this.asked = true;
      queueMicrotask(() => {
        this.asked = false;
        const [width, height, sharp] = [frame.clientWidth, frame.clientHeight, window.devicePixelRatio || 1];
        if (!width || !height) return;
        this.canvas.width = width * sharp;
        this.canvas.height = height * sharp;
        const ctx = this.canvas.getContext("2d");
        ctx.scale(sharp, sharp);
        ctx.translate(width / 2, height / 2);
        ctx.scale(this.scale, this.scale);
        ctx.translate(-this.position.x, -this.position.y);
        this.paint(ctx);
      });
    }
  }

  /** Run vis-network, which the page holds as text until now; the policy knows it by its hash. */
  function library() {
    const script = document.createElement("script");
    script.textContent = document.getElementById("vis-network").textContent;
    document.body.append(script);
    script.remove();
  }

  app.still = { Still, library };
})(window.utusan);
