// The updates: first a table of how they end, then each with its course.

const UNFOLDED_UPDATES = 8;

/** Says how an update ends, in a word or two. */
function end(update) {
  if (update.refused.length) {
    return 'refused';
  }
  return !update.moves ? 'no change' : update.finished ? 'after ' + duration(update.seconds) : 'never';
}

/** Returns what the first table says of an update. */
function figures(update, byGroups) {
  if (byGroups) {
    return {UPDATE: update.refused.length ? 'refused' : 'not played: no node is given whole',
      REFUSED: update.refused.length ? 'yes' : ''};
  }
  const moves = update.moves && !update.refused.length;
  return {
    ENDS: end(update),
    REFUSED: update.refused.length ? 'yes' : '',
    LOST: String(update.lost),
    DESIRED: String(update.desired),
    UPDATED: moves ? String(update.updated) : '-',
    WAVES: moves ? String(update.waves) : '-',
    'MOST UNAVAILABLE': moves ? String(update.mostUnavailable) : '-',
  };
}

function rollouts(data) {
  if (data.updates.length) {
    const root = section('updates', 'Updates');
    const rows = data.updates.map((update, index) =>
      ({...update, figures: figures(update, data.byGroups), told: '', place: '#update-' + index}));
    const made = [];
    const sets = new DaemonSets({daemonSets: rows}, root, shown =>
      made.forEach((one, index) => {
        one.hidden = !shown.includes(index);
      }));
    const courses = section('courses', 'Courses');
    sets.order.forEach((index, at) => {
      made[index] = course(data, index, at < UNFOLDED_UPDATES, at === 0);
      courses.append(made[index]);
    });
    sets.update();
    address.listeners.push(() => sets.restore());
  }
  ending(data);
}

/** Makes the course of one update, drawn when it comes into view. */
function course(data, index, open, first) {
  const update = data.updates[index];
  const all = el('div', {class: 'course'});
  const fold = el('details', {id: 'update-' + index, class: 'update', open},
    el('summary', {}, el('h3', {}, object(update.namespace, update.name)), ' ',
      el('span', {class: end(update) === 'never' || update.refused.length ? 'alarm' : 'faint'},
        end(update).replace(/^never$/, 'never ends'))), all);
  let drawn = false;
  const draw = () => {
    if (!drawn && fold.open) {
      drawn = true;
      all.classList.add('drawn');
      courseOf(update, index, data.nodes, all);
    }
  };
  const seen = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      draw();
    }
  }, {rootMargin: '300px'});
  first ? draw() : seen.observe(all);
  addEventListener('beforeprint', () => {
    if (data.updates.length <= UNFOLDED_UPDATES) {
      fold.open = true;
    }
    draw();
  });
  return fold;
}

function courseOf(update, index, names, root) {
  root.append(el('p', {}, words(update.what), ' ', el('span', {class: 'faint'}, named(update.file))));
  const facts = [update.ending, update.worst,
    update.together ? 'old and new pods are side by side on ' + count(update.together, 'node') : null]
    .filter(fact => fact);
  if (facts.length) {
    root.append(el('ul', {class: 'facts'}, facts.map((fact, i) => el('li',
      {class: i === 0 && !update.finished ? 'bad' : null}, words(fact)))));
  }
  if (update.refused.length) {
    root.append(el('p', {class: 'bad'}, 'refused by the API server; nothing is rolled out:'),
      el('ul', {}, update.refused.map(one => el('li', {}, words(one)))));
  } else if (update.moves && update.timeline.length
      && (update.desired > 0 || update.timeline.length > 1)) {
    new Rollout(update, index, names, root);
  }
  if (update.waiting.length) {
    root.append(el('h4', {}, 'What waits for ever'),
      el('ul', {}, update.waiting.map(one => el('li', {}, words(one)))));
  }
  if (update.alternatives.length > 1 && update.moves) {
    root.append(alternatives(update));
  }
  if (update.assumed.length) {
    root.append(el('details', {}, el('summary', {}, 'What is assumed'),
      el('ul', {}, update.assumed.map(one => el('li', {}, words(one))))));
  }
}

function alternatives(update) {
  const rows = update.alternatives.map(one => {
    const row = [one.current ? one.setting + ' (as written)' : one.setting, one.pods, one.time,
      one.updated === update.desired ? 'all' : one.updated + ' of ' + update.desired,
      one.mostUnavailable, one.mostPods];
    row.current = one.current;
    return row;
  });
  return table('Other budgets for ' + update.namespace + '/' + update.name,
    ['BUDGET', 'PODS', 'TIME', 'UPDATED', 'MOST UNAVAILABLE', 'MOST PODS AT ONCE'], rows, [1, 2, 3, 4, 5]);
}

function ending(data) {
  const together = data.together;
  if (data.updates.length > 1 || data.removed.length || data.notes.length) {
    const root = section('together', 'Together');
    if (data.updates.length > 1) {
      root.append(el('p', {}, (together.finished ? 'All finish after ' : 'Not all finish; nothing moves after ')
        + duration(together.seconds) + ', at most ' + count(together.mostUnavailable, 'pod')
        + ' of all unavailable at once' + (together.mostOnOneNode > 1
          ? ', ' + together.mostOnOneNode + ' on one node (' + together.nodes.slice(0, 5).join(', ')
            + (together.nodes.length > 5 ? ' …' : '') + ')' : '') + '.'));
    }
    root.append(el('ul', {}, data.removed.map(name => el('li', {}, name + ' goes, and its pods with it')),
      data.notes.map(note => el('li', {}, 'note: ' + note))));
  }
}
