// Shows new HTML in an element that stands already. What is the same stays as it is, which costs neither style nor
// layout and keeps the keyboard's focus: of a row's cells mostly two are not.

const sheet = document.createElement("template");

// By their names: the attributes' own objects would be made for each look at them.
const takeAttributes = (node, wanted) => {
  const names = wanted.getAttributeNames();
  for (const name of names) {
    const value = wanted.getAttribute(name);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.attributes.length === names.length) return;
  for (const name of node.getAttributeNames()) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
};

const replace = (node, wanted) => {
  if (node.nodeName !== wanted.nodeName) node.replaceWith(wanted);
  else if (node.nodeType === Node.TEXT_NODE) node.data = wanted.data;
  else {
    takeAttributes(node, wanted);
    become(node, wanted);
  }
};

// Gives an element the children of another one, or of a fragment.
export const become = (element, wanted) => {
  let node = element.firstChild;
  let now = wanted.firstChild;
  while (now) {
    // Whichever is moved or replaced has no neighbours any more.
    const [after, next] = [node?.nextSibling, now.nextSibling];
    if (!node) element.append(now);
    else if (!node.isEqualNode(now)) replace(node, now);
    [node, now] = [after, next];
  }
  while (node) {
    const after = node.nextSibling;
    node.remove();
    node = after;
  }
};

export const becomeHtml = (element, html) => {
  sheet.innerHTML = html;
  become(element, sheet.content);
};
