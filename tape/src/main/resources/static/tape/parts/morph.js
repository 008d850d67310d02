// Shows new HTML in an element that stands already. What is the same stays as it is, which costs neither style nor
// layout and keeps the keyboard's focus: of a row's cells mostly two are not.

const sheet = document.createElement("template");

const replace = (node, wanted) => {
  if (node.nodeName !== wanted.nodeName) node.replaceWith(wanted);
  else if (node.nodeType === Node.TEXT_NODE) node.data = wanted.data;
  else {
    for (const { name, value } of wanted.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    for (const { name } of [...node.attributes]) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
    become(node, wanted);
  }
};

// Gives an element the children of another one, or of a fragment.
export const become = (element, wanted) => {
  const [old, now] = [[...element.childNodes], [...wanted.childNodes]];
  now.forEach((node, index) => {
    if (index >= old.length) element.append(node);
    else if (!old[index].isEqualNode(node)) replace(old[index], node);
  });
  old.slice(now.length).forEach((node) => node.remove());
};

export const becomeHtml = (element, html) => {
  sheet.innerHTML = html;
  become(element, sheet.content);
};
