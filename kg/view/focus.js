// What is lit: the selected node with its neighbours at one or two steps, a line with its ends, or a path.
"use strict";
(function (app) {
  const { nodes, edges } = app.model;

  /** Nodes and edges within so many steps of a node, over the edges that are visible. */
  function around(node, steps, lines) {
    const near = new Set([node]);
    const found = new Set();
    for (let step = 0; step < steps; step += 1) {
      const edge = new Set(near);
      for (const line of lines)
        if (edge.has(line.from) || edge.has(line.to)) {
          found.add(line);
          near.add(line.from).add(line.to);
        }
    }
    return { nodes: near, edges: found };
  }

  /** What a state lights: `{centre, nodes, edges}`, or null where nothing is selected. */
  app.focusOf = (state, visible) => {
    if (state.path.length) {
      const hops = app.path ? app.path.between(...state.path) : null;
      if (hops) {
        const found = new Set(hops.flatMap((edge) => [edge.from, edge.to]));
        return { centre: new Set(state.path.map((id) => nodes.get(id))), nodes: found, edges: new Set(hops) };
      }
    }
    const line = edges.get(state.selected);
    if (line) return { centre: new Set([line.from, line.to]), nodes: new Set([line.from, line.to]), edges: new Set([line]) };
    const node = nodes.get(state.selected);
    return node ? { centre: new Set([node]), ...around(node, state.steps, visible.edges) } : null;
  };
  app.around = around;
})(window.utusan);
