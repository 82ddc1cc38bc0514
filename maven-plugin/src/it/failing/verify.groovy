def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'src/main/kubernetes/agent.yaml').canonicalPath
assert log.contains("[ERROR] $file:[14,7] ")
assert log.contains(' [selector-mismatch]')
assert log.contains('1 finding fails the build')
assert log.contains('mvn rollcall:explain -Drollcall.rule=RULE tells what a finding means')
