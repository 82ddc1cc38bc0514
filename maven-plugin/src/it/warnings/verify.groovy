def log = new File(basedir, 'build.log').text
assert log =~ /\[WARNING\] .*k8s.agent\.yaml:\[18,16\] .*\[legacy-master-toleration\]/
assert log.count('[legacy-master-toleration]') == 2
assert log =~ /0 errors, 1 warning in/
assert log.count('1 finding fails the build') >= 2
