def log = new File(basedir, 'build.log').text
assert log =~ /\[WARNING\] .*\[selector-mismatch\]/
assert log.contains('for Kubernetes 1.33')
assert log.contains('not looked at: 1 excluded file')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/rollcall/rollcall.sarif'))
def result = sarif.runs[0].results[0]
assert result.ruleId == 'selector-mismatch'
assert result.locations[0].physicalLocation.artifactLocation.uri == 'manifests/agent.yaml'
def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/rollcall/TEST-rollcall.xml'))
assert !junit.isEmpty()
def checkstyle = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/rollcall/rollcall-checkstyle.xml'))
assert checkstyle.file.@name == 'manifests/agent.yaml'
assert log.contains('the reference cluster k3s')
assert log =~ /agent\.yaml:\[1,1\] larger than the limit of 100 bytes.* \[input-over-limit\]/
