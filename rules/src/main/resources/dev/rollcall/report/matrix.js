// The nodes against the DaemonSets. Rows are drawn only where they are in view, and as many columns
// as there is room for: the page alone scrolls.

const ROW = 26;
const COLUMN = 26;
// The width of a sheet of A4 across, in pixels.
const PAPER = 1000;

class Matrix {
  constructor(data, root, columns) {
    this.all = new NodeKinds(data);
    this.sets = data.daemonSets;
    this.wanted = new Choices('without', Object.keys(MARKS), () => this.update());
    this.columns = columns;
    this.first = 0;
    this.focus = {row: -1, column: -1};
    this.drawn = null;
    this.printing = false;
    this.build(root);
    this.update();
  }

  build(root) {
    this.root = root;
    this.search = searchBox('node-search', 'Nodes', 'node', 'name, label or taint',
      () => this.update());
    const boxes = Object.keys(MARKS).filter(mark => this.all.total(mark) > 0).map(mark =>
      el('label', {class: 'box', title: MEANING[mark]},
        this.wanted.box(mark, {'data-mark': mark}),
        el('i', {class: 'mark m' + letter(mark), 'aria-hidden': 'true'}),
        el('span', {}, MARKS[mark]),
        el('span', {class: 'faint'}, this.all.total(mark))));
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
    this.turner = this.buildTurner();
    root.append(
      el('div', {class: 'filters', role: 'search', 'aria-label': 'Filter the matrix'},
        this.search.label,
        el('fieldset', {}, el('legend', {}, 'Legend and filter'), boxes),
        el('span', {class: 'buttons'},
          el('button', {type: 'button', click: () => this.fold(false)}, 'Unfold all'),
          el('button', {type: 'button', click: () => this.fold(true)}, 'Fold all'))),
      this.result,
      el('p', {class: 'faint screen', id: 'matrix-keys'},
        'Point at a cell, or go there with the arrow keys, for the reason. '
        + 'Enter on a group of nodes that fare alike unfolds it.'),
      this.turner,
      this.grid);
    this.listen();
  }

  /** More columns than there is room for are turned over like pages. */
  buildTurner() {
    const turn = step => () => {
      this.first += step * this.room();
      this.show();
    };
    this.back = el('button', {type: 'button', click: turn(-1)}, 'Previous');
    this.on = el('button', {type: 'button', click: turn(1)}, 'Next');
    this.part = el('span', {});
    return el('div', {class: 'turner screen', role: 'group', 'aria-label': 'Columns'},
      this.back, this.part, this.on);
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
      if (cell && getSelection().isCollapsed) {
        this.go(+cell.dataset.row, +cell.dataset.column);
        this.toggle(+cell.dataset.row, +cell.dataset.column);
      }
    });
    addEventListener('scroll', () => this.draw(), {passive: true});
    addEventListener('resize', settled(() => this.show()));
    addEventListener('beforeprint', () => {
      this.printing = true;
      this.onPaper = new Map();
      const width = this.nameWidth() + this.columns.length * COLUMN;
      this.grid.style.zoom = Math.min(1, PAPER / width);
      this.show();
    });
    addEventListener('afterprint', () => {
      this.printing = false;
      this.grid.style.zoom = 1;
      this.show();
    });
  }

  fold(all) {
    address.set('groups', all ? 'folded' : 'unfolded');
    this.all.unfold();
    this.update();
  }

  restore() {
    this.search.restore();
    this.wanted.restore();
    this.all.unfold();
    this.update();
  }

  /** Takes other columns. */
  take(columns) {
    this.columns = columns;
    this.first = 0;
    this.update();
  }

  /** Chooses rows by the filters. */
  update() {
    const wanted = this.search.words();
    const {rows, shown} = this.all.choose(wanted, kind =>
      this.columns.some(set => this.wanted.has(kind.marks[set])));
    this.rows = rows;
    this.result.textContent = count(shown, 'node') + ' of ' + this.all.nodes.length + ', '
      + count(this.columns.length, 'DaemonSet') + ' of ' + this.sets.length;
    say(this.result.textContent);
    this.focus.row = Math.min(this.focus.row, this.rows.length - 1);
    this.focus.column = Math.min(this.focus.column, this.columns.length - 1);
    this.show();
  }

  nameWidth() {
    return parseFloat(getComputedStyle(this.root).getPropertyValue('--names'))
      * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /** Returns how many columns there is room for. */
  room() {
    if (this.printing) {
      return Math.max(1, this.columns.length);
    }
    return Math.max(1, Math.floor((this.root.clientWidth - this.nameWidth() - 2) / COLUMN));
  }

  /** Draws everything anew, the columns from the first one that is to be seen. */
  show() {
    const inside = this.grid.contains(document.activeElement);
    const all = this.columns.length;
    const room = this.room();
    this.first = Math.max(0, Math.min(this.first, all - room));
    this.last = Math.min(all, this.first + room);
    this.turner.hidden = room >= all;
    this.back.disabled = this.first === 0;
    this.on.disabled = this.last === all;
    this.part.textContent = 'DaemonSets ' + (this.first + 1) + ' to ' + this.last + ' of ' + all;
    this.head();
    this.drawn = null;
    this.draw();
    const cell = inside && this.cell(this.focus.row, this.focus.column);
    if (cell) {
      cell.focus({preventScroll: true});
    }
  }

  head() {
    const heads = [];
    for (let column = this.first; column < this.last; column++) {
      const {namespace, name} = this.sets[this.columns[column]];
      heads.push(el('th', {scope: 'col', 'data-row': '-1', 'data-column': column,
        'aria-colindex': column + 2, 'aria-label': namespace + '/' + name,
        tabindex: this.tab(-1, column)}, el('span', {class: 'up'}, named(name))));
    }
    this.headRow.replaceChildren(
      el('th', {scope: 'col', class: 'corner', 'data-row': '-1', 'data-column': '-1',
        'aria-colindex': 1, tabindex: this.tab(-1, -1)}, 'Node'), ...heads);
    this.above.colSpan = this.below.colSpan = this.last - this.first + 1;
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
    const top = this.grid.getBoundingClientRect().top + this.headRow.offsetHeight;
    const from = all ? 0
      : Math.max(0, Math.min(this.rows.length - 1, Math.floor(-top / ROW) - 12));
    const room = Math.ceil(innerHeight / ROW) + 24;
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
    const kind = this.all.kinds[row.kind];
    const group = row.node < 0;
    const name = this.all.nodes[row.nodes[0]].name;
    const open = group && this.all.open.has(row.kind);
    const cells = [];
    for (let column = this.first; column < this.last; column++) {
      const set = this.columns[column];
      const mark = kind.marks[set];
      if (this.printing) {
        cells.push(this.printed(mark));
        continue;
      }
      const why = this.all.reasons[kind.reasons[set]];
      cells.push(el('td', {'data-row': index, 'data-column': column, 'aria-colindex': column + 2,
        tabindex: this.tab(index, column), 'aria-label': MARKS[mark] + (why ? ': ' + why : '')},
        this.wanted.has(mark) ? el('i', {class: 'mark m' + letter(mark)}) : null));
    }
    return el('tr', {'aria-rowindex': index + 2, class: group ? 'group' : row.inside ? 'inside' : null},
      el('th', {scope: 'row', 'data-row': index, 'data-column': '-1', tabindex: this.tab(index, -1),
        'aria-colindex': 1, 'aria-expanded': group ? String(open) : null},
        group ? [el('i', {class: open ? 'fold opened' : 'fold', 'aria-hidden': 'true'}),
          el('span', {class: 'many'}, row.nodes.length + ' like ')] : null,
        named(name)),
      cells);
  }

  /** On paper nobody points at a cell, and all of them are drawn at once. */
  printed(mark) {
    if (!this.onPaper.has(mark)) {
      this.onPaper.set(mark, el('td', {}, !this.wanted.has(mark) ? null
        : mark === 'N' ? '·' : el('i', {class: 'mark m' + letter(mark)})));
    }
    return this.onPaper.get(mark).cloneNode(true);
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
    this.sideways();
    this.upright();
    const cell = this.cell(this.focus.row, this.focus.column);
    if (cell) {
      cell.tabIndex = 0;
      cell.focus({preventScroll: true});
    }
  }

  /** Brings the column of the focus among those that are drawn. */
  sideways() {
    const column = this.focus.column;
    if (column >= 0 && (column < this.first || column >= this.last)) {
      this.first = column < this.first ? column : column - this.room() + 1;
      this.show();
    }
  }

  /** Scrolls the page to the row of the focus. */
  upright() {
    const head = this.headRow.offsetHeight;
    const top = this.grid.getBoundingClientRect().top + (this.focus.row < 0 ? 0
      : head + this.focus.row * ROW);
    const covered = this.focus.row < 0 ? 0 : head;
    if (top < covered) {
      scrollBy(0, top - covered);
    } else if (top + ROW > innerHeight) {
      scrollBy(0, top + 2 * ROW - innerHeight);
    }
    this.draw();
  }

  key(event) {
    const {row, column} = this.focus;
    const page = Math.max(1, Math.floor(innerHeight / ROW) - 9);
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
    this.all.open.has(row.kind) ? this.all.open.delete(row.kind) : this.all.open.add(row.kind);
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
      showTip(cell, this.all.describe(row));
    } else {
      const kind = this.all.kinds[row.kind];
      const index = this.columns[+cell.dataset.column];
      const mark = kind.marks[index];
      const who = row.node < 0 ? count(row.nodes.length, 'node') : this.all.nodes[row.node].name;
      showTip(cell, [MARKS[mark], who + ', ' + set.namespace + '/' + set.name,
        this.all.reasons[kind.reasons[index]]]);
    }
  }

}

function placements(data) {
  if (data.daemonSets.length === 0) {
    return;
  }
  const root = section('daemonsets', 'DaemonSets');
  if (data.reference) {
    root.append(el('p', {class: 'note'}, 'The input has no Node; these are the nodes of the reference '
      + 'cluster "' + data.reference + '". The option --cluster NAME|PATH takes others.'));
  }
  if (data.tried) {
    root.append(el('pre', {class: 'tried'}, data.tried));
  }
  let matrix = null;
  const sets = new DaemonSets(data, root, shown => matrix && matrix.take(shown));
  sets.update();
  if (data.groups) {
    matrix = new Groups(data, section('groups', 'Groups of nodes'), sets.shown);
  }
  if (data.nodes.length) {
    matrix = new Matrix(data, section('nodes', 'Nodes'), sets.shown);
  }
  address.listeners.push(() => {
    sets.restore();
    matrix && matrix.restore();
  });
}
