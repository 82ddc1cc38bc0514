def log = new File(basedir, 'build.log').text
assert log.contains('1 file in build/classes/META-INF/jkube/kubernetes.yml')
assert log.contains('0 errors, 0 warnings in 1 object')
