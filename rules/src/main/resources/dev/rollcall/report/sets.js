// The first table: what becomes of every DaemonSet, those first that need a look.

const MANY = 30;
const FEW = 8;
/** What each figure has to be for its DaemonSet to need a look, and what that is called. */
const ALARMS = {
  ENDS: [value => value === 'never', 'whose update never ends'],
  LOST: [value => Number(value) > 0, 'losing nodes'],
  'GROUPS LOST': [value => Number(value) > 0, 'losing groups of nodes, or some of their nodes'],
  DESIRED: [value => /(^|→ )0$/.test(value), 'with DESIRED 0'],
  REFUSED: [value => value !== '0', 'refused by the API server'],
  'NO ROOM': [value => Number(value) > 0, 'finding no room on groups of nodes'],
  PENDING: [value => Number(value) > 0, 'with pending pods'],
  MISSCHEDULED: [value => Number(value) > 0, 'with pods where none belongs'],
  'MAY NOT CHANGE': [value => value !== '', 'changing what may not change'],
};

/** What is said by a figure that is there, if no DaemonSet has a certain alarm, or any. */
const GOOD = [
  ['ENDS', 'ENDS', 'Every update that the API server takes ends.'],
  ['LOST', 'LOST', 'No DaemonSet loses a node.'],
  ['RUNNING', '', 'No DaemonSet has DESIRED 0, and no pod waits or is refused.'],
  ['GROUPS: YES', '', 'No DaemonSet is known to have DESIRED 0, or to find no room.'],
  ['GROUPS LOST', '', 'No DaemonSet is known to lose nodes.'],
];

/** Returns whether a figure needs a look. */
function alarming(head, value) {
  return Boolean(ALARMS[head] && value && value !== '?' && ALARMS[head][0](value));
}

class DaemonSets {
  constructor(data, root, changed) {
    this.all = data.daemonSets;
    this.changed = changed;
    this.alarmed = this.all.map(set =>
      Object.entries(set.figures).some(([head, value]) => alarming(head, value)));
    const numbers = [...this.all.keys()];
    this.order = [...numbers.filter(i => this.alarmed[i]), ...numbers.filter(i => !this.alarmed[i])];
    this.heads = Object.keys(this.all[0].figures)
      .filter(head => this.all.some(set => set.figures[head] !== '')
        && !(/^(PENDING|MISSCHEDULED|NO ROOM)$/.test(head)
          && this.all.every(set => set.figures[head] === '0')));
    this.told = this.all.some(set => set.told);
    this.files = this.all.some(set => set.file !== this.all[0].file);
    this.whole = false;
    this.search = searchBox('set-search', 'DaemonSets', 'set', 'namespace or name',
      () => this.update());
    this.result = el('p', {class: 'faint'});
    this.table = el('div', {});
    this.more = el('button', {type: 'button', click: () => {
      this.whole = true;
      this.update();
    }});
    root.append(this.verdict(), el('div', {class: 'filters', role: 'search',
      'aria-label': 'Filter the DaemonSets'}, this.search.label, this.only()),
    this.result, this.table, this.more);
    addEventListener('beforeprint', () => {
      this.whole = true;
      this.draw();
      if (this.shown.length <= FEW) {
        this.table.querySelectorAll('.told').forEach(button => button.click());
      }
    });
  }

  only() {
    const some = this.alarmed.filter(one => one).length;
    this.onlyBox = el('input', {type: 'checkbox', id: 'only-alarmed', change: () => {
      address.set('only', this.onlyBox.checked ? 'alarms' : '');
      this.update();
    }});
    this.onlyBox.checked = address.get('only') === 'alarms';
    return some === 0 || some === this.all.length ? null
      : el('label', {class: 'box'}, this.onlyBox, 'only those that need a look',
        el('span', {class: 'faint'}, some));
  }

  /** Says in a few words who needs a look and why. */
  verdict() {
    const found = Object.keys(ALARMS).map(head => [ALARMS[head][1], this.order.filter(i =>
      alarming(head, this.all[i].figures[head]))]).filter(([, sets]) => sets.length);
    const has = this.all[0].figures;
    const good = GOOD.filter(([head, without]) => head in has
      && !(without ? found.some(([what]) => what === ALARMS[without][1]) : found.length)).map(one => one[2]);
    if (!found.length && !good.length) {
      return '';
    }
    return el('ul', {class: found.length ? 'verdict' : 'verdict good'}, found.map(([what, sets]) => el('li', {},
      el('strong', {}, count(sets.length, 'DaemonSet') + ' ' + what + ': '),
      sets.slice(0, 3).map((i, at) => [at ? ', ' : '',
        object(this.all[i].namespace, this.all[i].name)]),
      sets.length > 3 ? ' and ' + (sets.length - 3) + ' more' : '')),
      good.map(line => el('li', {}, line)));
  }

  restore() {
    this.search.restore();
    this.onlyBox.checked = address.get('only') === 'alarms';
    this.update();
  }

  update() {
    const wanted = this.search.words();
    this.shown = this.order.filter(i => (!this.onlyBox.checked || this.alarmed[i])
      && wanted.every(word =>
        (this.all[i].namespace + '/' + this.all[i].name).toLowerCase().includes(word)));
    this.result.textContent = count(this.shown.length, 'DaemonSet') + ' of ' + this.all.length;
    say(this.result.textContent);
    this.draw();
    this.changed(this.shown);
  }

  draw() {
    const part = this.whole ? this.shown : this.shown.slice(0, MANY);
    const numeric = this.heads.map((head, i) => /SELECTOR|RESTARTS|MAY|ENDS/.test(head) ? -1 : i + 1);
    this.table.replaceChildren(table('DaemonSets and their figures',
      ['NAME', ...this.heads, ...this.files ? ['FILE'] : []], part.map(i => this.row(this.all[i])), numeric));
    this.more.hidden = part.length === this.shown.length;
    this.more.textContent = 'Show all ' + this.shown.length;
  }

  row(set) {
    const name = set.place
      ? el('a', {href: set.place}, object(set.namespace, set.name))
      : object(set.namespace, set.name);
    const why = set.told ? whyNot(set) : this.told ? el('span', {class: 'untold'}) : null;
    return [[why, name], ...this.heads.map(head => {
      const value = set.figures[head] || '';
      return alarming(head, value) ? el('strong', {class: 'alarm'}, value) : words(value);
    }), ...this.files ? [el('span', {class: 'word'}, parts(set.file))] : []];
  }
}

/** Makes the button that shows below a row why its DaemonSet does not run everywhere. */
function whyNot(set) {
  const button = el('button', {type: 'button', class: 'told', 'aria-expanded': 'false',
    'aria-label': 'why not everywhere: ' + set.namespace + '/' + set.name, title: 'why not everywhere',
    click: () => {
      const row = button.closest('tr');
      const open = button.getAttribute('aria-expanded') === 'false';
      button.setAttribute('aria-expanded', String(open));
      if (open) {
        row.after(el('tr', {class: 'why', role: 'row'},
          el('td', {colspan: row.children.length, role: 'cell'}, indented(set.told))));
      } else {
        row.nextSibling.remove();
      }
    }}, el('i', {class: 'fold', 'aria-hidden': 'true'}));
  return button;
}
