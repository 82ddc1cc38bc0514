// Findings with their lines, and the pages of the rules that they come from.

const STEP = 50;
const SEVERITIES = ['error', 'warning', 'info'];

class Findings {
  constructor(data, root) {
    this.all = data.findings;
    this.pages = new Set(data.rules.map(rule => rule.id));
    this.wanted = new Choices('hide', SEVERITIES, () => this.update());
    this.search = searchBox('finding-search', 'Findings', 'find', 'rule, file, object or word',
      () => this.update());
    this.list = el('ol', {class: 'findings'});
    this.more = el('button', {type: 'button', click: () => this.add()});
    this.result = el('p', {class: 'faint', id: 'finding-result'});
    root.append(
      el('div', {class: 'filters', role: 'search', 'aria-label': 'Filter the findings'},
        this.search.label,
        el('fieldset', {}, el('legend', {}, 'Severity'), SEVERITIES.map(level => this.box(level)))),
      this.result, this.list, this.more);
    addEventListener('beforeprint', () => this.add(Infinity));
    address.listeners.push(() => this.restore());
    this.update();
  }

  box(level) {
    return el('label', {class: 'box'}, this.wanted.box(level, {'data-severity': level}), badge(level),
      el('span', {class: 'faint'}, this.all.filter(one => one.severity === level).length));
  }

  restore() {
    this.search.restore();
    this.wanted.restore();
    this.update();
  }

  update() {
    const wanted = this.search.words();
    this.shown = this.all.filter(one => this.wanted.has(one.severity) && wanted.every(word =>
      (one.rule + '\n' + one.file + '\n' + one.message + '\n' + one.object + '\n' + one.path)
        .toLowerCase().includes(word)));
    this.result.textContent = count(this.shown.length, 'finding') + ' of ' + this.all.length;
    say(this.result.textContent);
    this.list.replaceChildren();
    this.add();
  }

  add(most) {
    const from = this.list.children.length;
    const part = this.shown.slice(from, from + (most || STEP));
    this.list.append(...part.map(one => this.item(one)));
    const left = this.shown.length - from - part.length;
    this.more.hidden = left <= 0;
    this.more.textContent = 'Show ' + Math.min(left, STEP) + ' more of ' + left;
  }

  item(one) {
    const rule = this.pages.has(one.rule)
      ? el('a', {href: '#rule-' + one.rule, class: 'rule'}, one.rule)
      : el('span', {class: 'rule'}, one.rule);
    return el('li', {class: 'finding ' + one.severity},
      el('p', {class: 'message'}, badge(one.severity), ' ', words(one.message)),
      el('p', {class: 'where'}, el('code', {class: 'word'}, one.file + ':' + one.line + ':' + one.column), ' ',
        one.from ? '(from ' + one.from + ') ' : null,
        one.object ? el('span', {class: 'faint'}, words(one.object)) : null, ' ', rule),
      snippet(one),
      one.notes.length || one.fix ? el('ul', {class: 'notes'},
        one.notes.map(note => el('li', {},
          note.where ? el('span', {class: 'faint'}, words(note.where + ': ')) : null,
          lines(note.message))),
        one.fix ? el('li', {}, el('span', {class: 'strong'}, 'fix: '), words(one.fix),
          one.safe ? ' (--fix does it)' : null) : null) : null);
  }
}

function badge(level) {
  return el('span', {class: 'badge ' + level}, level);
}

/** What people paste keeps its lines. */
function lines(message) {
  const at = message.indexOf('\n');
  return at < 0 ? words(message)
    : [words(message.slice(0, at)), el('pre', {}, message.slice(at + 1))];
}

function snippet(one) {
  const {before, head, mark, tail, after} = one.snippet;
  if (!(head + mark + tail).trim()) {
    return null;
  }
  const number = line => el('span', {class: 'line'}, String(line).padStart(5) + ' ');
  return el('pre', {class: 'snippet'},
    before === null ? null : [number(one.line - 1), before + '\n'],
    number(one.line), head, el('mark', {}, mark || ' '), tail + '\n',
    after === null ? null : [number(one.line + 1), after + '\n']);
}

/** Draws the little Markdown that pages of rules have. */
function markdown(text) {
  const made = [];
  let paragraph = [];
  let list = null;
  const flush = () => {
    if (paragraph.length) {
      made.push(el('p', {}, inline(paragraph.join(' '))));
      paragraph = [];
    }
    list = null;
  };
  const all = text.split('\n');
  for (let i = 0; i < all.length; i++) {
    const line = all[i];
    if (line.startsWith('```')) {
      flush();
      const code = [];
      while (++i < all.length && !all[i].startsWith('```')) {
        code.push(all[i]);
      }
      made.push(el('pre', {}, code.join('\n')));
    } else if (/^##? /.test(line)) {
      flush();
      made.push(el('h4', {}, line.replace(/^#+ /, '')));
    } else if (line.startsWith('- ')) {
      if (!list) {
        flush();
        list = el('ul', {});
        made.push(list);
      }
      list.append(el('li', {}, inline(line.slice(2))));
    } else if (line.trim() === '') {
      flush();
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return made;
}

function inline(text) {
  return text.split(/(`[^`]+`)/).map(part => /^`.+`$/.test(part)
    ? el('code', {}, part.slice(1, -1)) : part);
}

function rulePages(rules, root) {
  for (const rule of rules) {
    const body = rule.page.slice(rule.page.indexOf('\n'));
    let drawn = false;
    const page = el('details', {id: 'rule-' + rule.id, class: 'page', toggle: () => {
      if (!drawn && page.open) {
        drawn = true;
        page.append(...markdown(body));
      }
    }}, el('summary', {}, el('h3', {}, rule.id)));
    root.append(page);
  }
}

function findings(data) {
  const root = section('findings', 'Findings');
  if (data.findings.length === 0) {
    root.append(el('p', {}, 'Nothing to report.'));
  } else {
    new Findings(data, root);
  }
  if (data.skipped.length) {
    root.append(el('details', {}, el('summary', {}, 'What was not looked at'),
      table('Not looked at', ['FILE', 'REASON', 'COUNT'],
        data.skipped.map(one => [named(one.file), one.reason.replaceAll('-', ' '), one.count]), [2])));
  }
}
