def log = new File(basedir, 'build.log').text
assert log.contains('2 files in agent/src/main/k8s, exporter/src/main/k8s')
assert log.contains('[overlapping-selectors]')
assert log.count('for Kubernetes') == 1
