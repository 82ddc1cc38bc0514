// The nodes against the DaemonSets. Rows are drawn only where they are in view.

const MARKS = {
  R: 'runs', G: 'gains a pod', L: 'loses its pod', W: 'waits', S: 'only stays', N: 'none',
  '?': 'unknown',
};
const MEANING = {
  R: 'a pod runs', G: 'gets a pod that it did not have', L: 'no longer gets a pod',
  W: 'the pod is pending', S: 'a pod stays though none would be started: MISSCHEDULED',
  N: 'no pod', '?': 'not decided by what is known',
};
const ROW = 26;
const FEW = 8;
const UNFOLDED = 40;
// The width of a sheet of A4 across, in pixels.
const PAPER = 1000;

class Matrix {
  constructor(data, root) {
    this.nodes = data.nodes;
    this.sets = data.daemonSets;
    this.reasons = data.reasons;
    this.kinds = data.kinds.map(kind => ({
      nodes: kind.nodes.split(' ').map(Number),
      marks: kind.marks,
      reasons: kind.reasons.split(' ').map(Number),
    }));
    this.open = new Set(this.nodes.length > UNFOLDED ? [] : this.kinds.keys());
    this.columns = [...this.sets.keys()];
    this.wanted = new Set(Object.keys(MARKS));
    this.focus = {row: -1, column: -1};
    this.texts = null;
    this.drawn = null;
    this.printing = false;
    this.build(root);
    this.update();
  }

  build(root) {
    this.search = el('input', {type: 'search', id: 'node-search', autocomplete: 'off',
      placeholder: 'name, label or taint', input: settled(() => this.update())});
    this.setSearch = el('input', {type: 'search', id: 'set-search', autocomplete: 'off',
      placeholder: 'namespace or name', input: settled(() => this.update())});
    const boxes = Object.keys(MARKS).filter(mark => this.total(mark) > 0).map(mark =>
      el('label', {class: 'box', title: MEANING[mark]},
        el('input', {type: 'checkbox', checked: true, 'data-mark': mark, change: event => {
          event.target.checked ? this.wanted.add(mark) : this.wanted.delete(mark);
          this.update();
        }}),
        el('i', {class: 'mark m' + this.letter(mark), 'aria-hidden': 'true'}),
        el('span', {}, MARKS[mark]),
        el('span', {class: 'faint'}, this.total(mark))));
    this.result = el('p', {class: 'faint', id: 'matrix-result'});
    this.headRow = el('tr', {});
    this.body = el('tbody', {});
    this.above = el('td', {});
    this.below = el('td', {});
    this.grid = el('table', {class: 'grid', role: 'grid',
      'aria-label': 'Nodes and DaemonSets', 'aria-describedby': 'matrix-keys'},
      el('thead', {}, this.headRow),
      el('tbody', {'aria-hidden': 'true'}, el('tr', {}, this.above)),
      this.body,
      el('tbody', {'aria-hidden': 'true'}, el('tr', {}, this.below)));
    this.view = el('div', {class: 'view', scroll: () => this.draw()}, this.grid);
    root.append(
      el('div', {class: 'filters', role: 'search', 'aria-label': 'Filter the matrix'},
        el('label', {for: 'node-search'}, 'Nodes ', this.search),
        el('label', {for: 'set-search'}, 'DaemonSets ', this.setSearch),
        el('fieldset', {}, el('legend', {}, 'Legend and filter'), boxes),
        el('span', {class: 'buttons'},
          el('button', {type: 'button', click: () => this.fold(false)}, 'Unfold all'),
          el('button', {type: 'button', click: () => this.fold(true)}, 'Fold all'))),
      this.result,
      el('p', {class: 'faint screen', id: 'matrix-keys'},
        'Point at a cell, or go there with the arrow keys, for the reason. '
        + 'Enter on a group of nodes that fare alike unfolds it.'),
      this.view);
    this.listen();
  }

  letter(mark) {
    return mark === '?' ? 'U' : mark;
  }

  total(mark) {
    let total = 0;
    for (const kind of this.kinds) {
      for (const one of kind.marks) {
        total += one === mark ? kind.nodes.length : 0;
      }
    }
    return total;
  }

  listen() {
    this.grid.addEventListener('keydown', event => this.key(event));
    this.grid.addEventListener('focusin', event => {
      const cell = event.target.closest('th,td');
      if (cell && cell.dataset.row !== undefined) {
        const old = this.cell(this.focus.row, this.focus.column);
        if (old) {
          old.tabIndex = -1;
        }
        cell.tabIndex = 0;
        this.focus = {row: +cell.dataset.row, column: +cell.dataset.column};
        this.tell(cell);
      }
    });
    this.grid.addEventListener('focusout', hideTip);
    this.grid.addEventListener('mouseover', event => {
      const cell = event.target.closest('[data-row]');
      cell ? this.tell(cell) : hideTip();
    });
    this.grid.addEventListener('mouseleave', hideTip);
    this.grid.addEventListener('click', event => {
      const cell = event.target.closest('[data-row]');
      if (cell) {
        this.go(+cell.dataset.row, +cell.dataset.column);
        this.toggle(+cell.dataset.row, +cell.dataset.column);
      }
    });
    addEventListener('resize', () => this.draw());
    addEventListener('beforeprint', () => {
      this.printing = true;
      this.draw();
      this.grid.style.zoom = Math.min(1, PAPER / Math.max(1, this.grid.scrollWidth));
    });
    addEventListener('afterprint', () => {
      this.printing = false;
      this.grid.style.zoom = 1;
      this.draw();
    });
  }

  fold(all) {
    this.open = new Set(all ? [] : this.kinds.keys());
    this.update();
  }

  /** Chooses columns and rows by the filters. */
  update() {
    const sets = this.setSearch.value.trim().toLowerCase();
    this.columns = [...this.sets.keys()].filter(index =>
      (this.sets[index].namespace + '/' + this.sets[index].name).toLowerCase().includes(sets));
    const words = this.search.value.trim().toLowerCase().split(/\s+/).filter(word => word);
    this.rows = [];
    let shown = 0;
    this.kinds.forEach((kind, index) => {
      if (this.kinds.length > 0 && !this.columns.some(c => this.wanted.has(kind.marks[c]))
          && this.sets.length > 0) {
        return;
      }
      const nodes = words.length ? kind.nodes.filter(node => this.matches(node, words)) : kind.nodes;
      shown += nodes.length;
      if (nodes.length > 1) {
        this.rows.push({kind: index, nodes, node: -1});
      }
      if (nodes.length === 1 || this.open.has(index)) {
        nodes.forEach(node => this.rows.push({kind: index, nodes: [node], node,
          inside: nodes.length > 1}));
      }
    });
    this.result.textContent = count(shown, 'node') + ' of ' + this.nodes.length + ', '
      + count(this.columns.length, 'DaemonSet') + ' of ' + this.sets.length;
    say(this.result.textContent);
    this.focus.row = Math.min(this.focus.row, this.rows.length - 1);
    this.focus.column = Math.min(this.focus.column, this.columns.length - 1);
    this.head();
    this.drawn = null;
    this.draw();
  }

  matches(node, words) {
    if (!this.texts) {
      this.texts = this.nodes.map(n => [n.name, ...n.labels, ...n.taints,
        n.cordoned ? 'cordoned' : '', n.notReady ? 'not ready' : ''].join('\n').toLowerCase());
    }
    return words.every(word => this.texts[node].includes(word));
  }

  head() {
    this.headRow.replaceChildren(
      el('th', {scope: 'col', class: 'corner', 'data-row': '-1', 'data-column': '-1',
        tabindex: this.tab(-1, -1)}, 'Node'),
      ...this.columns.map((set, column) => {
        const {namespace, name} = this.sets[set];
        return el('th', {scope: 'col', 'data-row': '-1', 'data-column': column,
          'aria-label': namespace + '/' + name, tabindex: this.tab(-1, column)},
          el('span', {class: 'up'}, name));
      }));
    this.above.colSpan = this.below.colSpan = this.columns.length + 1;
    this.grid.setAttribute('aria-rowcount', this.rows.length + 1);
    this.grid.setAttribute('aria-colcount', this.columns.length + 1);
    this.headRow.setAttribute('aria-rowindex', 1);
  }

  tab(row, column) {
    return this.focus.row === row && this.focus.column === column ? '0' : '-1';
  }

  /** Draws the rows that are in view, a few more on either side. */
  draw() {
    const all = this.printing;
    const from = all ? 0 : Math.max(0, Math.floor(this.view.scrollTop / ROW) - 8);
    const room = Math.ceil((this.view.clientHeight || 600) / ROW) + 20;
    const to = all ? this.rows.length : Math.min(this.rows.length, from + room);
    this.above.style.height = from * ROW + 'px';
    this.below.style.height = (this.rows.length - to) * ROW + 'px';
    this.keep(from, to);
    // The keyboard finds the way in even where the cell that it left is out of view.
    const corner = this.headRow.firstChild;
    const left = this.cell(this.focus.row, this.focus.column);
    corner.tabIndex = left && left !== corner ? -1 : 0;
  }

  /** Drops the rows that went out of view and makes those that came in. */
  keep(from, to) {
    const made = (first, end) => {
      const rows = [];
      for (let row = first; row < end; row++) {
        rows.push(this.row(row));
      }
      return rows;
    };
    const drawn = this.drawn;
    if (!drawn || drawn.to <= from || drawn.from >= to) {
      this.body.replaceChildren(...made(from, to));
    } else {
      for (let row = drawn.from; row < from; row++) {
        this.body.firstChild.remove();
      }
      for (let row = drawn.to; row > to; row--) {
        this.body.lastChild.remove();
      }
      this.body.prepend(...made(from, drawn.from));
      this.body.append(...made(drawn.to, to));
    }
    this.drawn = {from, to};
  }

  row(index) {
    const row = this.rows[index];
    const kind = this.kinds[row.kind];
    const group = row.node < 0;
    const name = this.nodes[row.nodes[0]].name;
    const open = group && this.open.has(row.kind);
    const cells = this.columns.map((set, column) => {
      const mark = kind.marks[set];
      const why = this.reasons[kind.reasons[set]];
      const shown = this.wanted.has(mark);
      return el('td', {'data-row': index, 'data-column': column, tabindex: this.tab(index, column),
        'aria-label': MARKS[mark] + (why ? ': ' + why : '')},
        shown ? el('i', {class: 'mark m' + this.letter(mark)}) : null);
    });
    return el('tr', {'aria-rowindex': index + 2, class: group ? 'group' : row.inside ? 'inside' : null},
      el('th', {scope: 'row', 'data-row': index, 'data-column': '-1', tabindex: this.tab(index, -1),
        'aria-expanded': group ? String(open) : null},
        group ? el('i', {class: open ? 'fold opened' : 'fold', 'aria-hidden': 'true'}) : null,
        group ? name + ' and ' + (row.nodes.length - 1) + ' like it' : name),
      cells);
  }

  cell(row, column) {
    return this.grid.querySelector('[data-row="' + row + '"][data-column="' + column + '"]');
  }

  /** Moves the focus, scrolling to where it goes. */
  go(row, column) {
    const old = this.cell(this.focus.row, this.focus.column);
    if (old) {
      old.tabIndex = -1;
    }
    this.focus = {
      row: Math.max(-1, Math.min(this.rows.length - 1, row)),
      column: Math.max(-1, Math.min(this.columns.length - 1, column)),
    };
    if (this.focus.row >= 0) {
      const head = this.headRow.offsetHeight;
      const top = this.focus.row * ROW;
      const room = this.view.clientHeight - head - ROW - 16;
      if (top < this.view.scrollTop) {
        this.view.scrollTop = top;
      } else if (top > this.view.scrollTop + room) {
        this.view.scrollTop = top - room;
      }
      this.draw();
    }
    const cell = this.cell(this.focus.row, this.focus.column);
    if (cell) {
      cell.tabIndex = 0;
      cell.focus({preventScroll: true});
      this.sideways(cell);
    }
  }

  sideways(cell) {
    if (this.focus.column < 0) {
      return;
    }
    const names = this.headRow.firstChild.offsetWidth;
    const left = cell.offsetLeft;
    if (left < this.view.scrollLeft + names) {
      this.view.scrollLeft = left - names;
    } else if (left + cell.offsetWidth > this.view.scrollLeft + this.view.clientWidth) {
      this.view.scrollLeft = left + cell.offsetWidth - this.view.clientWidth;
    }
  }

  key(event) {
    const {row, column} = this.focus;
    const page = Math.max(1, Math.floor(this.view.clientHeight / ROW) - 4);
    const far = event.ctrlKey;
    const moves = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + page, column], PageUp: [row - page, column],
      Home: [far ? -1 : row, -1], End: [far ? this.rows.length - 1 : row, this.columns.length - 1],
    };
    if (event.key === 'Escape') {
      hideTip();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.toggle(row, column);
    } else if (moves[event.key]) {
      event.preventDefault();
      this.go(...moves[event.key]);
    }
  }

  toggle(index, column) {
    const row = this.rows[index];
    if (column !== -1 || !row || row.node >= 0) {
      return;
    }
    this.open.has(row.kind) ? this.open.delete(row.kind) : this.open.add(row.kind);
    this.update();
    this.go(index, column);
  }

  tell(cell) {
    const head = this.cell(-1, +cell.dataset.column);
    if (this.lit !== head) {
      this.lit && this.lit.classList.remove('lit');
      head && head.classList.add('lit');
      this.lit = head;
    }
    const row = this.rows[+cell.dataset.row];
    const set = this.sets[this.columns[+cell.dataset.column]];
    if (!row && !set) {
      hideTip();
    } else if (!row) {
      showTip(cell, [set.namespace + '/' + set.name,
        ...Object.entries(set.figures).filter(([, value]) => value).map(([k, v]) => k + ': ' + v), set.file]);
    } else if (!set) {
      showTip(cell, this.describe(row));
    } else {
      const kind = this.kinds[row.kind];
      const index = this.columns[+cell.dataset.column];
      const mark = kind.marks[index];
      const who = row.node < 0 ? count(row.nodes.length, 'node') : this.nodes[row.node].name;
      showTip(cell, [MARKS[mark], who + ', ' + set.namespace + '/' + set.name,
        this.reasons[kind.reasons[index]]]);
    }
  }

  /** Says what a node is like, or what many have in common. */
  describe(row) {
    const all = row.nodes.map(node => this.nodes[node]);
    const common = field => all[0][field].filter(one => all.every(n => n[field].includes(one)));
    const group = row.node < 0;
    const state = [all.every(n => n.cordoned) ? 'cordoned' : '',
      all.every(n => n.notReady) ? 'not ready' : ''].filter(one => one).join(', ');
    return [
      group ? count(all.length, 'node') + ': ' + all.slice(0, 5).map(n => n.name).join(', ')
        + (all.length > 5 ? ' …' : '') : all[0].name,
      state,
      ...common('taints').map(taint => 'taint ' + taint),
      (group ? 'labels of all: ' : 'labels: ') + (common('labels').join(', ') || 'none'),
    ];
  }
}

function whyNot(set) {
  const why = el('details', {class: 'told', toggle: () => {
    if (why.open && why.children.length === 1) {
      why.append(el('pre', {}, set.told));
    }
  }}, el('summary', {}, 'Why not everywhere: ' + set.namespace + '/' + set.name));
  return why;
}

function placements(data) {
  if (data.daemonSets.length === 0) {
    return;
  }
  const sets = section('daemonsets', 'DaemonSets');
  const heads = Object.keys(data.daemonSets[0].figures)
    .filter(head => data.daemonSets.some(set => set.figures[head] !== ''));
  if (data.reference) {
    sets.append(el('p', {class: 'note'}, 'The input has no Node; these are the nodes of the reference '
      + 'cluster "' + data.reference + '". The option --cluster NAME|PATH takes others.'));
  }
  sets.append(table('DaemonSets and their figures', ['NAMESPACE', 'NAME', ...heads, 'FILE'],
    data.daemonSets.map(set => [set.namespace, set.name, ...heads.map(head => set.figures[head]),
      set.file]), heads.map((head, i) => /SELECTOR|RESTARTS|MAY/.test(head) ? -1 : i + 2)));
  const told = data.daemonSets.filter(one => one.told).map(whyNot);
  sets.append(...told.length <= FEW ? told : [el('details', {}, el('summary', {},
    'Why not everywhere: ' + count(told.length, 'DaemonSet')), told)]);
  new Matrix(data, section('nodes', 'Nodes'));
}
