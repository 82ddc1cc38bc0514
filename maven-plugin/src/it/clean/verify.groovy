def log = new File(basedir, 'build.log').text
assert log.contains('1 file in src/main/k8s')
assert log =~ /0 errors, 0 warnings in 1 object of 1 file for Kubernetes 1\.\d+/
assert !(log =~ /\[WARNING\].*agent\.yaml/)
