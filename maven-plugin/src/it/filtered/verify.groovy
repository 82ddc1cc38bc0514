def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'src/main/k8s/agent.yaml').canonicalPath
assert log.contains('src/main/k8s/agent.yaml is filtered, but target/classes/k8s/agent.yaml does not exist')
assert log.contains('1 file in src/main/k8s (as filtered to target/classes)')
assert log.contains("$file:[14,7] ")
assert log.contains('0 errors, 0 warnings in 1 object')
