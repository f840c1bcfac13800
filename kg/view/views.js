// The views of the page and the switch between them.
//
//   app.registerView(name, { label, show, hide, update })
//
// `name`: the view's name in the address; its button gets the id `show-<name>`. `label`: key of the button's text.
// `show()` and `hide()` put the view's element in sight or out of it. `update(visible, state, before)` is called when the
// view comes into sight and, while it is in sight, after each change of the state (`visible`: see visible.js; `before`
// is null when it comes into sight). A view that is out of sight is not called. The first that is registered is first seen.
"use strict";
(function (app) {
  const views = new Map();
  const slot = document.getElementById("views");
  let present = null;

  app.registerView = (name, view) => {
    const button = app.parts.h("button", {
      type: "button",
      id: `show-${name}`,
      "aria-pressed": "false",
      "data-say": view.label,
      onclick: () => app.state.set({ view: name }),
    });
    button.textContent = app.words.say(view.label);
    slot.append(button);
    views.set(name, { ...view, button });
  };

  function change(state, before) {
    const name = views.has(state.view) ? state.view : [...views.keys()][0];
    const fresh = name !== present;
    if (fresh) {
      for (const [other, view] of views) {
        view.button.setAttribute("aria-pressed", String(other === name));
        if (other !== name) view.hide();
      }
      views.get(name).show();
      present = name;
      document.body.dataset.view = name;
    }
    views.get(name).update(app.visible(state), state, fresh ? null : before);
  }

  app.views = {
    /** Begin: show the view that the state names, and follow the state from now on. */
    start() {
      change(app.state.get(), null);
      app.state.subscribe(change);
    },
    present: () => present,
  };
})(window.utusan);
