def log = new File(basedir, 'build.log').text
assert log.count('nothing has changed since the last run') == 2
assert log.count(' [selector-mismatch]') == 6
assert log.count('1 finding fails the build') >= 2
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/rollcall/rollcall.json'))
assert json.findings[0].rule == 'selector-mismatch'
