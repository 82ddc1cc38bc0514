// The nodes, of which those that fare alike with every DaemonSet are one kind.

const MARKS = {
  R: 'runs', G: 'gains a pod', L: 'loses its pod', W: 'waits', X: 'refused', U: 'never ready',
  S: 'only stays', N: 'none', '?': 'unknown',
};
const MEANING = {
  R: 'a pod runs', G: 'gets a pod that it did not have', L: 'no longer gets a pod',
  W: 'the pod is pending', X: 'the API server refuses the pod',
  U: 'the pod is not started, or never ready',
  S: 'a pod stays though none would be started: MISSCHEDULED',
  N: 'no pod', '?': 'not decided by what is known',
};
const UNFOLDED = 40;

function letter(mark) {
  return mark === '?' ? 'Q' : mark;
}

class NodeKinds {
  constructor(data) {
    const texts = list => list ? list.split(' ').map(index => data.labels[index]) : [];
    this.nodes = data.nodes.map(node =>
      ({...node, labels: texts(node.labels), taints: texts(node.taints)}));
    this.reasons = data.reasons;
    this.kinds = data.kinds.map(kind => ({
      nodes: numbers(kind.nodes),
      marks: kind.marks,
      reasons: kind.reasons.split(' ').map(Number),
    }));
    this.texts = null;
    this.unfold();
  }

  /** What the address says of all groups; each alone is not kept. */
  unfold() {
    const asked = address.get('groups');
    const folded = asked ? asked === 'folded' : this.nodes.length > UNFOLDED;
    this.open = new Set(folded ? [] : this.kinds.keys());
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

  /** Returns the rows of the kinds that are wanted, of the nodes with the words. */
  choose(wanted, isWanted) {
    const rows = [];
    let shown = 0;
    this.kinds.forEach((kind, index) => {
      if (!isWanted(kind)) {
        return;
      }
      const nodes = wanted.length
        ? kind.nodes.filter(node => this.matches(node, wanted)) : kind.nodes;
      shown += nodes.length;
      if (nodes.length > 1) {
        rows.push({kind: index, nodes, node: -1});
      }
      if (nodes.length === 1 || this.open.has(index)) {
        nodes.forEach(node => rows.push({kind: index, nodes: [node], node,
          inside: nodes.length > 1}));
      }
    });
    return {rows, shown};
  }

  matches(node, wanted) {
    if (!this.texts) {
      this.texts = this.nodes.map(n => [n.name, ...n.labels, ...n.taints,
        n.cordoned ? 'cordoned' : '', n.notReady ? 'not ready' : ''].join('\n').toLowerCase());
    }
    return wanted.every(word => this.texts[node].includes(word));
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

/** Reads numbers of which what follows without a gap is written as its ends. */
function numbers(text) {
  const all = [];
  for (const part of text.split(' ')) {
    const [from, to] = part.split('-').map(Number);
    for (let number = from; number <= (to === undefined ? from : to); number++) {
      all.push(number);
    }
  }
  return all;
}
