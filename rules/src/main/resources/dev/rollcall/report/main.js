// Reads the data of the page and draws the sections that it has.

(function main() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const summary = document.getElementById('summary');
  const by = 'rollcall ' + data.rollcall + (data.kubernetes ? ', Kubernetes ' + data.kubernetes : '');
  if (data.states) {
    summary.before(el('p', {class: 'states'}, 'from ', el('strong', {}, named(data.states.before)), ' to ',
      el('strong', {}, named(data.states.after))));
  }
  if (data.command === 'lint') {
    summary.append(visible(count(data.errors, 'error') + ', ' + count(data.warnings, 'warning') + ', '
      + count(data.infos, 'info') + ' in ' + count(data.objects, 'object') + ' of '
      + count(data.files, 'file') + (data.suppressed ? ', ' + data.suppressed + ' ignored' : '')
      + ' · ' + by));
    findings(data);
    placements(data);
    if (data.rules.length) {
      rulePages(data.rules, section('rules', 'Rules'));
    }
  } else if (data.command === 'rollout') {
    const stuck = data.updates.filter(one => one.moves && !one.finished).length;
    summary.append(visible(count(data.updates.length, 'DaemonSet')
      + (stuck ? ', ' + count(stuck, 'update') + ' never ' + (stuck === 1 ? 'ends' : 'end') : '') + ' · ' + by));
    rollouts(data);
    groupChanges(data);
  } else {
    summary.append(visible((data.byGroups ? count(data.byGroups, 'group') + ' of nodes' : count(data.nodes.length, 'node')) + ', '
      + count(data.daemonSets.length, 'DaemonSet') + ' · ' + by));
    placements(data);
    groupChanges(data);
  }
  if (!document.querySelector('main section')) {
    section('nothing', 'Nothing to show').append(el('p', {}, 'The input has no DaemonSet.'));
  }
  address.go();
  addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      hideTip();
    }
  });
  // Folded pages would be missing on paper.
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(one => {
    one.open = true;
  }));
})();
