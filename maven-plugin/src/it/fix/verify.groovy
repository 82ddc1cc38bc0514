def log = new File(basedir, 'build.log').text
assert log.contains('k8s/agent.yaml: 1 fix would be applied')
assert log.contains('k8s/agent.yaml: 1 fix applied')
assert new File(basedir, 'k8s/agent.yaml').text.contains('node-role.kubernetes.io/control-plane')
