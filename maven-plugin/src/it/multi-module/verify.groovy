def log = new File(basedir, 'build.log').text
assert log.contains('1 file in agent/src/main/k8s')
assert log.contains('1 file in exporter/src/main/k8s')
assert log.count('no manifests: none of') == 2
def file = new File(basedir, 'exporter/src/main/k8s/exporter.yaml').canonicalPath
assert log.contains("[WARNING] $file:[18,16] ")
assert new File(basedir, 'exporter/target/rollcall/check-default.state').file
