// Names as people read them: shortened in the middle, whole to whoever points, copies or listens.

const LONG = 22;
const TAIL = 8;
const LONGEST_FILE = 28;

/** Makes a name that keeps its beginning and its end where there is no room for all of it. */
function named(text) {
  const whole = [...visible(text)];
  if (whole.length <= LONG) {
    return el('span', {class: 'name'}, text);
  }
  // Of a path the file is what tells it from others.
  const file = whole.length - whole.lastIndexOf('/') - 1;
  const tail = file < whole.length && file > TAIL && file <= LONGEST_FILE ? file : TAIL;
  return el('span', {class: 'name', title: text},
    el('span', {class: 'start'}, whole.slice(0, -tail).join('')), whole.slice(-tail).join(''));
}

/** Makes the name of an object with its namespace, of which the name is what is read first. */
function object(namespace, name) {
  return el('span', {class: 'object'},
    el('span', {class: 'faint'}, named(namespace), '/'), named(name));
}

/** Lets a long path, label or taint go on in the next line where one of its parts ends. */
function parts(text) {
  return visible(text).split(/(?<=[/=])/).map((part, i) => i ? [el('wbr', {}), part] : part);
}

/** Keeps what is between two spaces, or behind a comma, in one line: names, paths and quantities. */
function words(text) {
  return visible(text).split(/(\s+|(?<=,)(?=\S))/).map(word =>
    /\S[-/.:=]\S/.test(word) ? el('span', {class: 'word'}, parts(word)) : word);
}

/** Lays out lines that are indented, each as a paragraph of its own. */
function indented(text) {
  return text.split('\n').map(line => {
    const indent = line.length - line.trimStart().length;
    return el('p', {class: 'indent' + Math.min(4, indent / 2 | 0)}, words(line.trim()));
  });
}
