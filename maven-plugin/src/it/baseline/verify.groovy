def log = new File(basedir, 'build.log').text
assert log.contains('0 errors, 1 warning in 2 objects of 2 files')
assert log.contains('; 1 finding ignored')
assert log.contains('wrote a baseline of 2 findings')
assert log.contains('0 errors, 0 warnings in 2 objects of 2 files')
assert log.contains('; 2 findings ignored')
def baseline = new groovy.json.JsonSlurper().parse(new File(basedir, 'rollcall-baseline.json'))
assert baseline.findings*.file == ['k8s/second.yaml', 'k8s/agent.yaml']
