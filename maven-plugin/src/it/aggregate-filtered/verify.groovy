def log = new File(basedir, 'build.log').text
assert log.contains('bind it in the module that is built last, or call "mvn process-resources rollcall:check-aggregate"')
assert log.contains('1 file in agent/src/main/k8s (as filtered to agent/target/classes)')
