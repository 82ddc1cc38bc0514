// The groups of nodes that files declare: all of them first, then what DaemonSets come to on each.

const MANY_GROUPS = 30;
const UNFOLDED_GROUPS = 6;
const SHAPES = {yes: 'R', no: 'N', some: 'P', unknown: 'Q'};

class Groups {
  constructor(data, root, sets) {
    this.groups = data.groups;
    this.texts = data.groups.map(group =>
      [group.name, group.cluster, group.taints, group.place].join('\n').toLowerCase());
    this.sets = data.daemonSets;
    this.answers = data.answers;
    this.reasons = data.groupReasons;
    this.wanted = sets;
    this.whole = false;
    this.unfolded = UNFOLDED_GROUPS;
    this.search = searchBox('group-search', 'Groups', 'group', 'name, taint or file',
      () => this.update());
    this.result = el('p', {class: 'faint'});
    this.table = el('div', {});
    this.each = el('div', {});
    this.more = el('button', {type: 'button', click: () => {
      this.whole = true;
      this.draw();
    }});
    root.append(el('p', {}, 'No Node is given whole; these groups of nodes are declared.'),
      el('div', {class: 'filters', role: 'search', 'aria-label': 'Filter the groups'},
        this.search.label),
      this.result, this.table, this.each, this.more);
    addEventListener('beforeprint', () => {
      this.whole = true;
      this.unfolded = this.shown.length <= MANY_GROUPS ? MANY_GROUPS : UNFOLDED_GROUPS;
      this.draw();
    });
    this.update();
  }

  restore() {
    this.search.restore();
    this.update();
  }

  /** Takes other DaemonSets. */
  take(sets) {
    this.wanted = sets;
    this.draw();
  }

  update() {
    const words = this.search.words();
    this.shown = [...this.groups.keys()].filter(index =>
      words.every(word => this.texts[index].includes(word)));
    this.result.textContent = count(this.shown.length, 'group') + ' of ' + this.groups.length;
    say(this.result.textContent);
    this.draw();
  }

  draw() {
    const part = this.whole ? this.shown : this.shown.slice(0, MANY_GROUPS);
    const scoped = this.groups.some(group => group.cluster);
    const heads = ['GROUP', 'NODES', ...scoped ? ['CLUSTER'] : [], 'TAINTS', 'DECLARED IN'];
    this.table.replaceChildren(table('Groups of nodes', heads, part.map(index => {
      const group = this.groups[index];
      return [el('a', {href: '#group-' + index}, named(group.name)), group.nodes,
        ...scoped ? [group.cluster] : [], words(group.taints), named(group.place)];
    })));
    this.each.replaceChildren(...part.map((index, at) => this.one(index, at < this.unfolded)));
    this.more.hidden = part.length === this.shown.length;
    this.more.textContent = 'Show all ' + this.shown.length;
  }

  /** Makes what DaemonSets come to on a group, of which the table is made once it is looked at. */
  one(index, open) {
    const group = this.groups[index];
    const body = el('div', {}, open ? this.comesTo(index) : null);
    const fold = el('details', {id: 'group-' + index, class: 'held', open, toggle: () => {
      if (fold.open && !body.firstChild) {
        body.append(this.comesTo(index));
      }
    }}, el('summary', {}, el('h3', {}, named(group.name)), ' ',
      el('span', {class: 'faint'}, 'nodes: ' + group.nodes)), body);
    return fold;
  }

  comesTo(index) {
    const rows = [];
    for (const set of this.wanted) {
      const found = this.answerOf(set, index);
      if (found) {
        rows.push([set, found]);
      }
    }
    // Those come first of which there is something to say.
    const order = ['no', 'some', 'unknown', 'yes'];
    rows.sort((a, b) => order.indexOf(a[1].answer) - order.indexOf(b[1].answer));
    if (!rows.length) {
      return el('p', {class: 'faint'}, 'None of these DaemonSets is of its cluster.');
    }
    const group = this.groups[index];
    return table('DaemonSets on ' + group.name, ['DAEMONSET', 'NODES', 'ANSWER', 'WHY'],
      rows.map(([set, found]) => [object(this.sets[set].namespace, this.sets[set].name),
        found.answer === 'no' ? '0' : found.answer === 'yes' ? group.all : group.upTo,
        el('span', {class: 'answer'},
          el('i', {class: 'mark m' + SHAPES[found.answer], 'aria-hidden': 'true'}), found.answer),
        words(this.reasons[found.why])]));
  }

  /** Returns what a DaemonSet comes to on a group, null if that is of another cluster. */
  answerOf(set, index) {
    this.known = this.known || new Map();
    if (!this.known.has(set)) {
      const by = new Map();
      this.answers[set].forEach(one => numbers(one.groups).forEach(group => by.set(group, one)));
      this.known.set(set, by);
    }
    return this.known.get(set).get(index);
  }
}

/** Tells which groups gain and lose DaemonSets between two states. */
function groupChanges(data) {
  if (data.groupChanges) {
    const root = section('groups', 'Groups of nodes');
    root.append(el('p', {}, 'On these groups of nodes, which files declare, DaemonSets come to something else.'),
      table('Changes by groups of nodes', ['DAEMONSET', 'GROUPS', 'BEFORE', 'AFTER', 'WHY'],
        data.groupChanges.map(one => [object(one.namespace, one.name), el('span', {class: 'whole'}, one.groups), one.before, one.after,
          words(one.why)])));
  }
}
