// An update over time: a chart of the fleet, a slider, and what every node does at that moment.

const CHART = {width: 1000, height: 180};
const STATES = {
  old: 'old pod', ending: 'old pod ends', starting: 'new pod starts', pending: 'new pod waits',
  done: 'new pod available', none: 'no pod',
};

class Rollout {
  constructor(update, index, names, root) {
    this.update = update;
    this.id = 'rollout-' + index;
    this.timeline = update.timeline.map(moment => {
      const [seconds, done, unavailable, old, terminating, starting, pending, updated]
        = moment.split(' ').map(Number);
      return {seconds, done, unavailable, old, terminating, starting, pending, updated};
    });
    this.nodes = nodeCourses(update.nodes, names).filter(node => node.old || node.created !== null);
    const last = this.timeline[this.timeline.length - 1].seconds;
    // What never ends keeps its last state in view.
    this.end = update.finished ? last : Math.max(last, 1) * 1.15;
    this.last = last;
    // A pod that goes for good, where none belongs, is no wave of the update.
    this.waves = [...new Set(this.nodes.filter(node => node.created !== null).map(node =>
      update.surges ? node.created : node.deleted).filter(time => time !== null))]
      .sort((a, b) => a - b);
    this.build(root);
    this.move(0);
  }

  build(root) {
    const chart = this.chart();
    this.slider = el('input', {type: 'range', id: this.id + '-slider', min: 0,
      max: this.timeline.length - 1, step: 1, input: () => this.move(+this.slider.value)});
    this.slider.value = 0;
    this.figures = el('dl', {class: 'figures'});
    this.canvas = el('canvas', {role: 'img', tabindex: '0'});
    this.names = el('ul', {class: 'names'});
    const wave = step => () => {
      const now = this.timeline[this.at].seconds;
      const times = step > 0 ? this.waves.filter(time => time > now)
        : this.waves.filter(time => time < now).reverse();
      const index = times.length ? this.timeline.findIndex(moment => moment.seconds >= times[0])
        : step > 0 ? this.timeline.length - 1 : 0;
      this.move(index < 0 ? this.timeline.length - 1 : index);
    };
    root.append(
      el('ul', {class: 'key', 'aria-label': 'Colours of the chart'},
        [['done', 'new and available'], ['down', 'unavailable'], ['old', 'old and available']]
          .map(([name, text]) => el('li', {}, this.swatch(name), text))),
      chart,
      el('div', {class: 'time'},
        el('label', {for: this.id + '-slider'}, 'Moment'), this.slider,
        el('span', {class: 'buttons'},
          el('button', {type: 'button', click: wave(-1)}, 'Previous wave'),
          el('button', {type: 'button', click: wave(1)}, 'Next wave'),
          el('button', {type: 'button', click: () => this.move(this.worst())}, 'Worst moment'))),
      this.figures,
      el('ul', {class: 'key', 'aria-label': 'Shapes of the nodes'},
        Object.keys(STATES).map(state => el('li', {}, el('i', {class: 'node n-' + state}),
          STATES[state]))),
      this.canvas, this.names);
    this.canvas.addEventListener('mousemove', event => this.point(event));
    this.canvas.addEventListener('mouseleave', hideTip);
    this.canvas.addEventListener('keydown', event => this.key(event));
    this.canvas.addEventListener('blur', hideTip);
    addEventListener('resize', settled(() => this.paint()));
    addEventListener('beforeprint', () => this.paint());
    addEventListener('afterprint', () => this.paint());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint());
  }

  swatch(name) {
    return svg('svg', {class: 'swatch', viewBox: '0 0 16 16', 'aria-hidden': 'true'},
      svg('rect', {width: 16, height: 16, class: 'a-' + name}),
      name === 'down' ? svg('path', {d: 'M0 16 L16 0 M-4 4 L4 -4 M12 20 L20 12', class: 'hatch'}) : null);
  }

  x(seconds) {
    return this.end === 0 ? 0 : seconds / this.end * CHART.width;
  }

  /** Three areas on top of each other, as steps. */
  chart() {
    const total = Math.max(1, this.update.desired);
    const y = value => CHART.height - value / total * CHART.height;
    const edge = sum => {
      let path = '';
      this.timeline.forEach((moment, i) => {
        const next = this.timeline[i + 1];
        path += ' ' + this.x(moment.seconds).toFixed(1) + ',' + y(sum(moment)).toFixed(1);
        const right = next ? this.x(next.seconds) : CHART.width;
        path += ' ' + right.toFixed(1) + ',' + y(sum(moment)).toFixed(1);
      });
      return path;
    };
    const area = (name, sum) => svg('polygon', {class: 'a-' + name,
      points: '0,' + CHART.height + edge(sum) + ' ' + CHART.width + ',' + CHART.height});
    const hatch = svg('pattern', {id: this.id + '-hatch', width: 8, height: 8,
      patternUnits: 'userSpaceOnUse'}, svg('path', {d: 'M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6', class: 'hatch'}));
    this.cursor = svg('line', {class: 'cursor', y1: 0, y2: CHART.height,
      'vector-effect': 'non-scaling-stroke'});
    const lines = this.waves.length > 80 ? [] : this.waves.map(time => svg('line', {class: 'wave',
      x1: this.x(time), x2: this.x(time), y1: CHART.height - 8, y2: CHART.height,
      'vector-effect': 'non-scaling-stroke'}));
    const drawn = svg('svg', {class: 'chart', viewBox: '0 0 ' + CHART.width + ' ' + CHART.height,
      preserveAspectRatio: 'none', role: 'img', 'aria-label':
      'The fleet over ' + duration(this.last) + ': ' + this.words(this.timeline[0]) + ' at the start, '
      + this.words(this.timeline[this.timeline.length - 1]) + ' at the end'},
      svg('defs', {}, hatch),
      area('old', moment => moment.done + moment.unavailable + moment.old),
      area('down', moment => moment.done + moment.unavailable),
      svg('polygon', {fill: 'url(#' + this.id + '-hatch)', points: '0,' + CHART.height
        + edge(moment => moment.done + moment.unavailable) + ' ' + CHART.width + ',' + CHART.height}),
      area('done', moment => moment.done), lines, this.cursor);
    drawn.addEventListener('click', event => {
      const box = drawn.getBoundingClientRect();
      const time = (event.clientX - box.left) / box.width * this.end;
      let index = this.timeline.findIndex(moment => moment.seconds > time);
      this.move(index < 0 ? this.timeline.length - 1 : Math.max(0, index - 1));
    });
    return el('div', {class: 'frame'}, drawn,
      el('div', {class: 'axis', 'aria-hidden': 'true'}, el('span', {}, '0 s'),
        el('span', {}, duration(this.end / 2)),
        el('span', {}, this.update.finished ? duration(this.end) : 'for ever')));
  }

  /** Returns the first moment at which most pods are unavailable. */
  worst() {
    return this.timeline.reduce((worst, moment, index) =>
      moment.unavailable > this.timeline[worst].unavailable ? index : worst, 0);
  }

  words(moment) {
    return moment.done + ' new, ' + moment.unavailable + ' unavailable, ' + moment.old + ' old';
  }

  move(index) {
    this.at = index;
    const moment = this.timeline[index];
    this.slider.value = index;
    this.slider.setAttribute('aria-valuetext', 'after ' + duration(moment.seconds) + ': '
      + this.words(moment));
    const x = this.x(moment.seconds);
    this.cursor.setAttribute('x1', x);
    this.cursor.setAttribute('x2', x);
    const wave = this.waves.filter(time => time <= moment.seconds).length;
    const rows = [['time', duration(moment.seconds)],
      ['wave', this.waves.length ? wave + ' of ' + this.waves.length : '-'],
      ['new and available', moment.done], ['unavailable', moment.unavailable],
      ['old and available', moment.old], ['ending', moment.terminating],
      ['starting', moment.starting], ['pending', moment.pending]];
    this.figures.replaceChildren(...rows.map(([name, value]) =>
      el('div', {}, el('dt', {}, name), el('dd', {}, value))));
    this.paint();
  }

  state(node, now) {
    const before = time => time === null || now < time;
    if (!before(node.available)) {
      return 'done';
    }
    if (!before(node.created) && node.end === 'pending') {
      return node.old && before(node.deleted) ? 'old' : 'pending';
    }
    if (node.old && before(node.deleted)) {
      return 'old';
    }
    if (!before(node.created)) {
      return 'starting';
    }
    return node.old && before(node.gone) ? 'ending' : 'none';
  }

  paint() {
    const now = this.timeline[this.at].seconds;
    const groups = {};
    this.states = this.nodes.map(node => {
      const state = this.state(node, now);
      (groups[state] = groups[state] || []).push(node.name);
      return state;
    });
    const width = this.canvas.parentNode ? this.canvas.parentNode.clientWidth : 800;
    this.size = this.nodes.length > 2000 ? 10 : 16;
    this.perRow = Math.max(1, Math.floor((width - 4) / this.size));
    const rows = Math.ceil(this.nodes.length / this.perRow);
    const scale = devicePixelRatio || 1;
    const across = Math.min(this.perRow, Math.max(1, this.nodes.length)) * this.size;
    this.canvas.width = across * scale;
    this.canvas.height = Math.max(1, rows * this.size * scale);
    this.canvas.style.width = across + 'px';
    this.canvas.style.height = rows * this.size + 'px';
    const summary = Object.keys(STATES).filter(state => groups[state]).map(state =>
      STATES[state] + ' on ' + count(groups[state].length, 'node'));
    this.canvas.setAttribute('aria-label', summary.join(', '));
    const pen = this.canvas.getContext('2d');
    pen.scale(scale, scale);
    const style = getComputedStyle(document.documentElement);
    const colours = {};
    for (const state in STATES) {
      colours[state] = style.getPropertyValue('--n-' + state).trim();
    }
    this.states.forEach((state, i) => {
      pen.fillStyle = pen.strokeStyle = colours[state];
      shape(pen, state, i % this.perRow * this.size + 1.5,
        Math.floor(i / this.perRow) * this.size + 1.5, this.size - 3);
    });
    const moving = ['ending', 'starting', 'pending', 'none'].filter(state => groups[state]);
    this.names.replaceChildren(...moving.map(state => el('li', {},
      el('span', {class: 'strong'}, STATES[state] + ': '), groups[state].slice(0, 12).map((name, i) => [i ? ', ' : '', named(name)]),
      groups[state].length > 12 ? ' and ' + (groups[state].length - 12) + ' more' : '')));
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left) / this.size);
    const index = Math.floor((event.clientY - box.top) / this.size) * this.perRow + column;
    const known = column < this.perRow && this.nodes[index];
    known ? this.tell(index, new DOMRect(event.clientX, event.clientY, 1, 14)) : hideTip();
  }

  /** The arrow keys go from node to node. */
  key(event) {
    const steps = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.perRow, ArrowUp: -this.perRow};
    const step = steps[event.key];
    if (!step) {
      return;
    }
    event.preventDefault();
    const next = this.pointed === undefined ? 0 : this.pointed + step;
    this.pointed = Math.max(0, Math.min(this.nodes.length - 1, next));
    const box = this.canvas.getBoundingClientRect();
    this.tell(this.pointed, new DOMRect(box.left + this.pointed % this.perRow * this.size,
      box.top + Math.floor(this.pointed / this.perRow) * this.size, this.size, this.size));
    say(tip.textContent);
  }

  tell(index, place) {
    const node = this.nodes[index];
    const at = (what, time) => time === null ? '' : what + ' after ' + duration(time);
    showTip({getBoundingClientRect: () => place},
      [node.name, STATES[this.states[index]], at('old pod deleted', node.deleted),
        at('old pod gone', node.gone), at('new pod created', node.created),
        at('ready', node.ready), at('available', node.available)]);
  }
}

function shape(pen, state, x, y, size) {
  pen.lineWidth = 1.5;
  pen.beginPath();
  if (state === 'done') {
    pen.fillRect(x, y, size, size);
  } else if (state === 'old') {
    pen.strokeRect(x + 1, y + 1, size - 2, size - 2);
  } else if (state === 'ending') {
    pen.moveTo(x, y);
    pen.lineTo(x + size, y + size);
    pen.moveTo(x + size, y);
    pen.lineTo(x, y + size);
    pen.stroke();
  } else if (state === 'starting') {
    pen.moveTo(x, y + size);
    pen.lineTo(x + size, y + size);
    pen.lineTo(x + size, y);
    pen.fill();
    pen.strokeRect(x + 1, y + 1, size - 2, size - 2);
  } else if (state === 'pending') {
    pen.moveTo(x + size / 2, y);
    pen.lineTo(x + size, y + size);
    pen.lineTo(x, y + size);
    pen.fill();
  } else {
    pen.fillRect(x + size / 2 - 1.5, y + size / 2 - 1.5, 3, 3);
  }
}

/** Reads the nodes, of which those with the same steps are written together. */
function nodeCourses(groups, names) {
  const nodes = [];
  for (const group of groups) {
    const offsets = group.offsets.split(' ').map(offset => offset === '-' ? null : Number(offset));
    for (const line of group.starts) {
      const start = Number(line.slice(0, line.indexOf(' ')));
      const [deleted, gone, created, ready, available] = offsets.map(offset =>
        offset === null ? null : Math.round((start + offset) * 1000) / 1000);
      for (const number of numbers(line.slice(line.indexOf(' ') + 1))) {
        nodes.push({number, name: names[number], old: group.old, end: group.end, deleted, gone,
          created, ready, available});
      }
    }
  }
  return nodes.sort((one, other) => one.number - other.number);
}
