def log = new File(basedir, 'build.log').text
assert log.count('1 file in agent/src/main/k8s') >= 4
assert log.contains('1 file in exporter/src/main/k8s')
assert log =~ /exporter\.yaml:\[11,15\] .*\[selector-mismatch\]/
assert log.contains('exporter: 1 finding fails the build')
assert log.contains('skipped skipped, as its rollcall.skip says')
assert !log.contains('skipped.yaml')
assert log.contains('(-Drollcall.cluster NAME|PATH')
assert !log.contains('--cluster')
assert new File(basedir, 'agent/target/rollcall/rollcall.html').file
assert new File(basedir, 'exporter/target/rollcall/rollcall.html').file
assert log.count('left: ') >= 2
