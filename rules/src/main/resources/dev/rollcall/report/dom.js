'use strict';
// Everything on the page is made here. Text is only ever set as text, never parsed as HTML.

const SVG = 'http://www.w3.org/2000/svg';
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Makes control characters, and those that change the direction of text, visible. */
function visible(text) {
  return String(text).replace(UNSAFE, c => c === '\n' ? c
    : '\\u' + c.codePointAt(0).toString(16).padStart(4, '0'));
}

function fill(node, attributes, children) {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (name === 'value') {
      node.value = value;
    } else {
      node.setAttribute(name, value === true ? '' : typeof value === 'number' ? value : visible(value));
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) {
      node.append(child instanceof Node ? child : visible(child));
    }
  }
  return node;
}

function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes || {}, children);
}

function svg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes || {}, children);
}

function count(number, noun) {
  return number + ' ' + noun + (number === 1 ? '' : /ch$/.test(noun) ? 'es' : 's');
}

/** The same words for time as in the terminal. */
function duration(seconds) {
  const two = (large, unit, small, smallUnit) =>
    large + ' ' + unit + (small === 0 ? '' : ' ' + small + ' ' + smallUnit);
  const tenths = Math.round(seconds * 10);
  if (tenths < 600 && tenths % 10 !== 0) {
    return Math.floor(tenths / 10) + '.' + tenths % 10 + ' s';
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return whole + ' s';
  }
  if (whole < 3600) {
    return two(Math.floor(whole / 60), 'min', whole % 60, 's');
  }
  if (whole < 86400) {
    return two(Math.floor(whole / 3600), 'h', Math.floor(whole % 3600 / 60), 'min');
  }
  return two(Math.floor(whole / 86400), 'd', Math.floor(whole % 86400 / 3600), 'h');
}

/** Adds a section with a heading, and a link to it among the contents. */
function section(id, title) {
  const heading = el('h2', {id: id + '-title'}, title);
  const made = el('section', {id, 'aria-labelledby': id + '-title'}, heading);
  document.getElementById('main').append(made);
  document.getElementById('contents').append(el('a', {href: '#' + id}, title));
  return made;
}

function say(text) {
  document.getElementById('said').textContent = visible(text);
}

/** A table of which every row becomes a card where there is no room; roles keep it a table. */
function table(caption, heads, rows, numeric) {
  const side = index => numeric && numeric.includes(index) ? 'number' : null;
  return el('table', {class: 'plain', role: 'table'},
    el('caption', {}, caption),
    el('thead', {role: 'rowgroup'}, el('tr', {role: 'row'}, heads.map((head, i) =>
      el('th', {scope: 'col', role: 'columnheader', class: side(i)}, head)))),
    el('tbody', {role: 'rowgroup'}, rows.map(row =>
      el('tr', {role: 'row', class: row.current ? 'current' : null}, row.map((cell, i) => i === 0
        ? el('th', {scope: 'row', role: 'rowheader'}, cell)
        : el('td', {role: 'cell', class: side(i), 'data-head': heads[i]}, cell))))));
}

/** Calls back when typing pauses. */
function settled(callback) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(callback, 120);
  };
}

// Paper is white, whatever the screen is.
addEventListener('beforeprint', () => document.documentElement.classList.add('paper'));
addEventListener('afterprint', () => document.documentElement.classList.remove('paper'));

const tip = document.getElementById('tip');

function showTip(anchor, lines) {
  tip.replaceChildren(...lines.filter(line => line).map(
    (line, i) => el('div', {class: i === 0 ? 'strong' : null}, line)));
  tip.hidden = false;
  tip.style.left = '0px';
  const at = anchor.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const below = at.bottom + 6 + size.height < innerHeight;
  tip.style.left = Math.max(4, Math.min(at.left, innerWidth - size.width - 8)) + 'px';
  tip.style.top = (below ? at.bottom + 6 : Math.max(4, at.top - size.height - 6)) + 'px';
}

function hideTip() {
  tip.hidden = true;
}
