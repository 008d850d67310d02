// Makes an element what another one is. What is the same stays as it is, which costs neither style nor layout, and keeps
// the focus and what listens.

// Takes over the children that are wanted; those that differ leave their place in `wanted`.
export const become = (element, wanted) => {
  const [old, now] = [[...element.childNodes], [...wanted.childNodes]];
  now.forEach((node, index) => {
    if (index >= old.length) element.append(node);
    else if (!old[index].isEqualNode(node)) replace(old[index], node);
  });
  old.slice(now.length).forEach((node) => node.remove());
};

const replace = (node, wanted) => {
  if (node.nodeName !== wanted.nodeName) node.replaceWith(wanted);
  else if (node.nodeType === Node.TEXT_NODE) node.data = wanted.data;
  else {
    for (const { name, value } of wanted.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    for (const { name } of [...node.attributes]) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
    become(node, wanted);
  }
};
